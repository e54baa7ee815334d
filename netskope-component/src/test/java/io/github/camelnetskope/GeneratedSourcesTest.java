package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is committed under src/generated is what the build generates. */
class GeneratedSourcesTest {
  private static final Path MODULE = Path.of(System.getProperty("basedir", ""));

  @Test
  void the_build_leaves_the_generated_sources_as_they_were() throws IOException {
    Map<String, String> before = files(MODULE.resolve("target/committed-generated"));
    Map<String, String> after = files(MODULE.resolve("src/generated"));

    assertThat(before).isNotEmpty();
    assertThat(after)
        .as("src/generated was not up to date; the build has changed it: review and commit it")
        .isEqualTo(before);
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      paths
          .filter(Files::isRegularFile)
          .forEach(path -> files.put(folder.relativize(path).toString(), read(path)));
    }
    return files;
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
