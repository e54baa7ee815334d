package io.github.camelnetskope.runtime;

import io.github.camelnetskope.simulator.LossOracle;
import io.github.camelnetskope.simulator.LossReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The complete files of a collector, each told to the oracle once. */
final class CollectedFiles {
  private final Path folder;
  private final LossOracle oracle;
  private final Set<Path> told = new HashSet<>();

  /**
   * @param folder holds a folder for each feed; need not exist yet
   */
  CollectedFiles(Path folder, LossOracle oracle) {
    this.folder = folder;
    this.oracle = oracle;
  }

  /** Different records of the tenant in the files. */
  long records() {
    files().filter(told::add).forEach(this::tell);
    LossReport report = oracle.report();
    return report.delivered() - report.repeated() - report.unknown();
  }

  private Stream<Path> files() {
    if (!Files.isDirectory(folder)) {
      return Stream.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(CollectedFiles::isComplete).sorted().toList().stream();
    } catch (IOException | UncheckedIOException e) {
      // A temporary file went away while its folder was being listed: the caller asks again.
      return Stream.of();
    }
  }

  private static boolean isComplete(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".ndjson") && !name.startsWith(".");
  }

  private void tell(Path file) {
    String feed = folder.relativize(file.getParent()).toString().replace('\\', '/');
    for (String line : lines(file)) {
      oracle.delivered(feed, line);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readString(file).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
