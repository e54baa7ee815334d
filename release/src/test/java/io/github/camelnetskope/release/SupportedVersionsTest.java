package io.github.camelnetskope.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of supported versions has this version, and promises only what was run. */
class SupportedVersionsTest {
  private static final Pattern VERSION = Pattern.compile("\\b\\d+\\.\\d+\\b");

  private final List<String> rows =
      Files.readAllLines(Pom.ROOT.resolve("SECURITY.md")).stream()
          .filter(line -> line.matches("\\| \\d.*"))
          .toList();

  SupportedVersionsTest() throws IOException {}

  @Test
  void this_version_is_the_first_row() {
    String version = Pom.published().get(0).version();

    assertThat(rows.get(0))
        .startsWith("| " + version.replaceFirst("^(\\d+\\.\\d+).*", "$1"))
        .endsWith("| yes |");
  }

  @Test
  void each_runtime_that_it_names_is_on_the_page_of_what_was_run() throws IOException {
    String run = Files.readString(Pom.ROOT.resolve("docs/compatibility.adoc"));
    String runtimes = rows.get(0).replaceFirst("\\|[^|]*\\|", "");

    assertThat(VERSION.matcher(runtimes).results())
        .isNotEmpty()
        .allSatisfy(named -> assertThat(run).contains(named.group()));
  }
}
