package io.github.camelnetskope.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * The pages in a folder, as somebody finds them who knows nothing of the route.
 *
 * @param folder holds a folder for each feed
 */
record WrittenFiles(Path folder) {

  /** The files that are complete, those of one feed together. */
  List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(WrittenFiles::isPage).sorted().toList();
    }
  }

  private static boolean isPage(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".ndjson") && !name.startsWith(".");
  }

  /** {@code events/page} for a file in the folder of that name. */
  String feed(Path page) {
    return folder.relativize(page.getParent()).toString().replace('\\', '/');
  }

  /** Passes on each line of each page, with its feed. */
  void forEachRecord(BiConsumer<String, byte[]> action) throws IOException {
    for (Path page : pages()) {
      String feed = feed(page);
      byte[] bytes = Files.readAllBytes(page);
      int start = 0;
      for (int i = 0; i < bytes.length; i++) {
        if (bytes[i] == '\n') {
          action.accept(feed, Arrays.copyOfRange(bytes, start, i));
          start = i + 1;
        }
      }
      if (start < bytes.length) {
        // A torn page: whoever gets this will not know it.
        action.accept(feed, Arrays.copyOfRange(bytes, start, bytes.length));
      }
    }
  }
}
