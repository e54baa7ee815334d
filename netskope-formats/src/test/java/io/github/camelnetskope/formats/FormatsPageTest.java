package io.github.camelnetskope.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The coverage table of docs/formats.adoc is up to date. */
class FormatsPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("basedir", "")).resolve("../docs/formats.adoc");
  private static final String BEGIN = "// coverage: begin\n";
  private static final String END = "// coverage: end\n";

  /** {@code mvn test -Ddocs.write -Dtest=FormatsPageTest} brings the page up to date. */
  private static final boolean WRITE = System.getProperty("docs.write") != null;

  @Test
  void the_page_has_the_coverage_of_the_tables() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    String expected =
        page.substring(0, begin) + new CoverageTable().render() + page.substring(page.indexOf(END));
    if (WRITE) {
      Files.writeString(PAGE, expected);
    } else {
      assertThat(page).as("run again with -Ddocs.write and commit").isEqualTo(expected);
    }
  }
}
