package io.github.camelnetskope.recipes.files;

import io.github.camelnetskope.recipes.kit.Judge;
import io.github.camelnetskope.recipes.kit.SinkServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A folder that can be unavailable: a file then takes its place. */
record Folder(Path place, Path away) implements SinkServer {

  @Override
  public Map<String, String> settings() {
    return Map.of("files.folder", place.toString());
  }

  @Override
  public void start() throws IOException {
    if (Files.isDirectory(away)) {
      Files.delete(place);
      Files.move(away, place);
    } else {
      Files.createDirectory(place);
    }
  }

  @Override
  public void kill() throws IOException {
    Files.move(place, away);
    Files.createFile(place);
  }

  private List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .toList();
    }
  }

  @Override
  public long count() throws IOException {
    long records = 0;
    for (Path page : pages()) {
      records += Files.readAllLines(page).size();
    }
    return records;
  }

  @Override
  public void read(Judge judge) throws IOException {
    for (Path page : pages()) {
      Path name = place.relativize(page);
      String feed = name.getName(0) + "/" + name.getName(1);
      if (!name.getName(2).toString().matches("\\d{4}-\\d\\d-\\d\\d")) {
        throw new AssertionError(name + " is in no hour");
      }
      Files.readAllLines(page).forEach(line -> judge.text(feed, line));
    }
  }

  @Override
  public void close() {
    // The folder is the test's.
  }
}
