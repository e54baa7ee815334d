package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.client.OperationTable;
import io.github.camelnetskope.client.Successor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages about REST API v2 have the operations of the table and the routes that are tested. */
class OperationPageTest {
  private static final Path DOCS = Path.of("../docs");
  private static final CopiedRoutes ROUTES = new CopiedRoutes(OperationRoutes.class);
  private static final Pattern TABLE =
      Pattern.compile("(?s)(// operations: START\n).*?(// operations: END)");
  private static final Pattern SUCCESSORS =
      Pattern.compile("(?s)(// successors: START\n).*?(// successors: END)");

  @Test
  void the_page_has_the_table_of_operations() throws IOException {
    String rows =
        OperationTable.all().stream().map(one -> one.row() + "\n").collect(Collectors.joining());
    Path page = DOCS.resolve("v2.adoc");
    assertThat(Files.readString(page)).containsPattern(TABLE);
    CopiedRoutes.requireParts(page, TABLE, match -> match.group(1) + rows + match.group(2));
  }

  @Test
  void the_page_has_the_table_of_successors() throws IOException {
    String rows =
        Successor.all().stream().map(one -> one.row() + "\n").collect(Collectors.joining());
    Path page = DOCS.resolve("v1-to-v2.adoc");
    assertThat(Files.readString(page)).containsPattern(SUCCESSORS);
    CopiedRoutes.requireParts(page, SUCCESSORS, match -> match.group(1) + rows + match.group(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v2.adoc", "v1-to-v2.adoc"})
  void the_code_on_the_page_is_that_of_the_routes(String page) throws IOException {
    ROUTES.requireOn(DOCS.resolve(page));
  }

  @Test
  void each_part_of_the_routes_is_shown() throws IOException {
    Set<String> shown = ROUTES.shownOn(DOCS.resolve("v2.adoc"));
    shown.addAll(ROUTES.shownOn(DOCS.resolve("v1-to-v2.adoc")));

    assertThat(shown).isNotEmpty().isEqualTo(ROUTES.parts());
  }
}
