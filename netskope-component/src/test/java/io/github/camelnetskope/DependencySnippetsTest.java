package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who pastes a dependency from the documentation pastes the version of Camel with it. */
class DependencySnippetsTest {
  private static final Path MODULE = Path.of(System.getProperty("basedir", ""));
  private static final List<Path> FOLDERS =
      List.of(MODULE.resolve("../docs"), MODULE.resolve("src/main/docs"));
  private static final String BOM =
      "(?s).*<artifactId>(camel-bom|camel-spring-boot-bom|quarkus-camel-bom)</artifactId>.*";

  static List<Path> pages() throws IOException {
    try (Stream<Path> ours = Files.list(FOLDERS.get(0));
        Stream<Path> component = Files.list(FOLDERS.get(1))) {
      return Stream.concat(ours, component)
          .filter(file -> file.toString().endsWith(".adoc"))
          .filter(page -> text(page).contains("<dependency>"))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void a_page_with_a_dependency_imports_a_bom_of_camel(Path page) {
    assertThat(text(page)).matches(BOM);
  }

  @Test
  void there_are_such_pages() throws IOException {
    assertThat(pages()).hasSizeGreaterThan(5);
  }

  private static String text(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
