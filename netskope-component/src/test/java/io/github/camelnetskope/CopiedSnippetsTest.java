package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A page is read where it is no page yet: in a forge, in an IDE. So the code of a tested file
 * stands in it, behind {@code // copied from PATH: TAG}, or without a tag for all of the file.
 * {@code -Ddocs.write} copies it.
 */
class CopiedSnippetsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern COPY =
      Pattern.compile(
          "(// copied from (\\S+/[\\w.-]+)(?:: ([\\w-]+))?\\n\\[source,\\w+\\]\\n----\\n)"
              + "(.*?)(----\\n)",
          Pattern.DOTALL);

  static List<Path> pages() throws IOException {
    try (Stream<Path> ours = Files.walk(ROOT.resolve("docs"));
        Stream<Path> component =
            Files.list(ROOT.resolve("netskope-component").resolve("src/main/docs"))) {
      return Stream.concat(ours, component)
          .filter(file -> file.toString().endsWith(".adoc"))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void pages_contain_their_snippets_instead_of_includes(Path page) throws IOException {
    assertThat(Files.readAllLines(page)).noneMatch(line -> line.startsWith("include::"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void copied_snippets_are_equal_to_the_tested_files(Path page) throws IOException {
    String before = Files.readString(page);
    String copied = COPY.matcher(before).replaceAll(CopiedSnippetsTest::copied);
    if (System.getProperty("docs.write") != null) {
      Files.writeString(page, copied);
      return;
    }

    assertThat(before).isEqualTo(copied);
  }

  @Test
  void the_documents_have_such_pages() throws IOException {
    List<String> copies =
        pages().stream()
            .flatMap(page -> COPY.matcher(text(page)).results())
            .map(found -> found.group(2))
            .toList();

    assertThat(copies).hasSizeGreaterThanOrEqualTo(5).anyMatch(path -> path.endsWith(".yaml"));
  }

  private static String copied(MatchResult found) {
    List<String> lines = text(ROOT.resolve(found.group(2))).lines().toList();
    String tag = found.group(3);
    String code = unindented(tag == null ? lines : between(lines, tag));
    return Matcher.quoteReplacement(found.group(1) + code + found.group(5));
  }

  private static List<String> between(List<String> lines, String tag) {
    int begin = only(lines, "tag::" + tag + "[]");
    int end = only(lines, "end::" + tag + "[]");
    return lines.subList(begin + 1, end);
  }

  private static int only(List<String> lines, String mark) {
    List<String> marked = lines.stream().filter(line -> line.contains(mark)).toList();
    assertThat(marked).as(mark).hasSize(1);
    return lines.indexOf(marked.get(0));
  }

  private static String unindented(List<String> lines) {
    int indent =
        lines.stream()
            .filter(line -> !line.isBlank())
            .mapToInt(line -> line.length() - line.stripLeading().length())
            .min()
            .orElse(0);
    return lines.stream()
        .map(line -> line.isBlank() ? "\n" : line.substring(indent).stripTrailing() + "\n")
        .collect(Collectors.joining());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
