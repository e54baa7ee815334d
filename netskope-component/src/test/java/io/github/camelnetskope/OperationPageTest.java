package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.client.OperationTable;
import io.github.camelnetskope.client.Successor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages about REST API v2 have the operations of the table and the routes that are tested. */
class OperationPageTest {
  private static final Path DOCS = Path.of("../docs");
  private static final Path ROUTES =
      Path.of("src/test/java/io/github/camelnetskope/OperationRoutes.java");
  private static final Pattern TABLE =
      Pattern.compile("(?s)(// operations: START\n).*?(// operations: END)");
  private static final Pattern SUCCESSORS =
      Pattern.compile("(?s)(// successors: START\n).*?(// successors: END)");
  private static final Pattern COPY =
      Pattern.compile(
          "(// copied from OperationRoutes\\.java: ([\\w-]+)\\R\\[source,java]\\R----\\R)"
              + "(.*?)(----\\R)",
          Pattern.DOTALL);
  private static final boolean WRITE = System.getProperty("docs.write") != null;

  @Test
  void the_page_has_the_table_of_operations() throws IOException {
    String rows =
        OperationTable.all().stream().map(one -> one.row() + "\n").collect(Collectors.joining());
    Path page = DOCS.resolve("v2.adoc");
    assertThat(Files.readString(page)).containsPattern(TABLE);
    same(page, TABLE, match -> match.group(1) + rows + match.group(2));
  }

  @Test
  void the_page_has_the_table_of_successors() throws IOException {
    String rows =
        Successor.all().stream().map(one -> one.row() + "\n").collect(Collectors.joining());
    Path page = DOCS.resolve("v1-to-v2.adoc");
    assertThat(Files.readString(page)).containsPattern(SUCCESSORS);
    same(page, SUCCESSORS, match -> match.group(1) + rows + match.group(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v2.adoc", "v1-to-v2.adoc"})
  void the_code_on_the_page_is_that_of_the_routes(String page) throws IOException {
    String routes = Files.readString(ROUTES);
    same(
        DOCS.resolve(page),
        COPY,
        match -> match.group(1) + part(routes, match.group(2)) + match.group(4));
  }

  @Test
  void each_part_of_the_routes_is_shown() throws IOException {
    Set<String> shown = found("v2.adoc");
    shown.addAll(found("v1-to-v2.adoc"));

    assertThat(shown).isNotEmpty().isEqualTo(parts(Files.readString(ROUTES), "// tag::([\\w-]+)"));
  }

  private static Set<String> found(String page) throws IOException {
    return parts(
        Files.readString(DOCS.resolve(page)), "// copied from OperationRoutes.java: ([\\w-]+)");
  }

  private static Set<String> parts(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String part(String routes, String tag) {
    int from = routes.indexOf('\n', routes.indexOf("// tag::" + tag + "[]")) + 1;
    int to = routes.lastIndexOf('\n', routes.indexOf("// end::" + tag + "[]")) + 1;
    return routes.substring(from, to).stripTrailing().stripIndent() + "\n";
  }

  private static void same(Path page, Pattern pattern, Function<MatchResult, String> part)
      throws IOException {
    String text = Files.readString(page);
    String expected =
        pattern.matcher(text).replaceAll(match -> Matcher.quoteReplacement(part.apply(match)));
    if (WRITE) {
      Files.writeString(page, expected);
    } else {
      assertThat(text).as("run again with -Ddocs.write and commit").isEqualTo(expected);
    }
  }
}
