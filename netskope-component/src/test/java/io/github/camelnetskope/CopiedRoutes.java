package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

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

/**
 * Tested routes whose code stands in pages: a page is read where it is no page yet, in a forge or
 * an IDE. With {@code -Ddocs.write} the pages are written instead of compared.
 */
final class CopiedRoutes {
  private static final boolean WRITE = System.getProperty("docs.write") != null;

  private final Path source;
  private final String mark;
  private final Pattern copy;

  /** The routes of a class of this package. */
  CopiedRoutes(Class<?> routes) {
    String file = routes.getSimpleName() + ".java";
    this.source = Path.of("src/test/java/io/github/camelnetskope", file);
    this.mark = "// copied from " + Pattern.quote(file) + ": ([\\w-]+)";
    this.copy = Pattern.compile("(?s)(" + mark + "\n\\[source,java]\n----\n)(.*?)(----\n)");
  }

  /** The parts that the class marks. */
  Set<String> parts() throws IOException {
    return found(source, "// tag::([\\w-]+)\\[\\]");
  }

  /** The parts that a page shows. */
  Set<String> shownOn(Path page) throws IOException {
    return found(page, mark);
  }

  private static Set<String> found(Path file, String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(file))
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Requires that a page has the code as it is. */
  void requireOn(Path page) throws IOException {
    String routes = Files.readString(source);
    requireParts(
        page, copy, match -> match.group(1) + part(routes, match.group(2)) + match.group(4));
  }

  private static String part(String routes, String tag) {
    int from = routes.indexOf('\n', routes.indexOf("// tag::" + tag + "[]")) + 1;
    int to = routes.lastIndexOf('\n', routes.indexOf("// end::" + tag + "[]")) + 1;
    return routes.substring(from, to).stripTrailing().stripIndent() + "\n";
  }

  /** Requires that each part of a page that fits the pattern is what it should be. */
  static void requireParts(Path page, Pattern pattern, Function<MatchResult, String> part)
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
