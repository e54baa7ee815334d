package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The tables of the component's page are those of its metadata. */
class ComponentPageTest {
  private static final Path MODULE = Path.of(System.getProperty("basedir", ""));
  private static final Path PAGE = MODULE.resolve("src/main/docs/netskope-component.adoc");
  private static final Path METADATA =
      MODULE.resolve("src/generated/resources/META-INF/io/github/camelnetskope/netskope.json");

  /** {@code mvn -pl netskope-component -am test -Ddocs.write} brings the page up to date. */
  private static final boolean WRITE = System.getProperty("docs.write") != null;

  private final JsonNode metadata = new ObjectMapper().readTree(METADATA.toFile());

  ComponentPageTest() throws IOException {}

  @Test
  void the_page_has_the_options_and_headers_of_the_component() throws IOException {
    String page = Files.readString(PAGE);
    String expected = new OptionTables(metadata).render(page);
    if (WRITE) {
      Files.writeString(PAGE, expected);
    } else {
      assertThat(page).as("run again with -Ddocs.write and commit").isEqualTo(expected);
    }
  }

  @Test
  void a_page_without_a_place_for_each_table_is_refused() {
    assertThatThrownBy(() -> new OptionTables(metadata).render("= Page"))
        .hasMessageContaining("message headers");
  }
}
