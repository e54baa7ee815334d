package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The tables of the reference are those of the metadata, the exceptions, the reasons of health and
 * the meters. {@code -Ddocs.write} brings the pages up to date.
 */
class ReferencePagesTest {
  private static final Path MODULE = Path.of(System.getProperty("basedir", ""));
  private static final Path REFERENCE = MODULE.resolve("../docs/reference");
  private static final Path METADATA =
      MODULE.resolve("src/generated/resources/META-INF/io/github/camelnetskope/netskope.json");

  private final JsonNode metadata = new ObjectMapper().readTree(METADATA.toFile());

  ReferencePagesTest() throws IOException {}

  @Test
  void the_options_are_those_of_the_metadata() throws IOException {
    requireTable("options", "options", MetadataReference.options(metadata));
  }

  @Test
  void the_headers_are_those_of_the_metadata() throws IOException {
    requireTable("headers", "headers", MetadataReference.headers(metadata));
  }

  @Test
  void the_exceptions_are_those_of_the_sources() throws IOException {
    String table = ErrorReference.exceptions(MODULE.resolve("src/main/java"));

    assertThat(table).contains("`NetskopeException.Forbidden`", "`CheckpointFencedException`");
    requireTable("errors", "exceptions", table);
  }

  @Test
  void the_reasons_are_those_of_health() throws IOException {
    requireTable("errors", "problems", ErrorReference.problems());
  }

  @Test
  void the_meters_are_those_of_a_registry() throws Exception {
    requireTable("meters", "meters", new MeterReference().table());
  }

  @Test
  void each_meter_is_explained_to_operators_by_both_of_its_names() throws Exception {
    String page = Files.readString(MODULE.resolve("../docs/operations.adoc"));

    assertThat(new MeterReference().names())
        .isNotEmpty()
        .allSatisfy(
            (name, inPrometheus) ->
                assertThat(page).contains("|`" + name + "` |`" + inPrometheus + "` |"));
  }

  private static void requireTable(String page, String name, String table) throws IOException {
    Path file = REFERENCE.resolve(page + ".adoc");
    var slot = Pattern.compile("(?s)(// " + name + ": START\n).*?(// " + name + ": END)");
    assertThat(Files.readString(file)).containsPattern(slot);
    CopiedRoutes.requireParts(file, slot, match -> match.group(1) + table + match.group(2));
  }
}
