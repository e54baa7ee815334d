package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents, log lines, errors and descriptions do not use the phrases of docs/words.tsv. */
class PlainWordsTest {
  private static final Path ROOT = Path.of(System.getProperty("basedir", "")).resolve("..");

  private static final Set<String> NO_SOURCES =
      Set.of("target", "build", "node_modules", ".git", "adr");

  /** A riddle, and what to say instead. */
  private record Word(Pattern riddle, String plain) {}

  private final List<Word> words = words();

  PlainWordsTest() throws IOException {}

  @Test
  void documents_use_plain_words() throws IOException {
    assertThat(found(".*\\.adoc|.*/README\\.md|.*\\.camel\\.yaml", line -> line)).isEmpty();
  }

  @Test
  void messages_use_plain_words() throws IOException {
    assertThat(found(".*/src/main/java/.*\\.java", PlainWordsTest::literals)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Trouble that may pass by itself, true",
    "the feed goes on behind it, true",
    "link:troubleshooting.adoc[Troubleshooting], false",
    "A transient problem makes it DOWN, false"
  })
  void a_riddle_is_found(String text, boolean riddle) {
    assertThat(riddles(text).isEmpty()).isNotEqualTo(riddle);
  }

  private static List<Word> words() throws IOException {
    return Files.readAllLines(ROOT.resolve("docs/words.tsv")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .map(cells -> new Word(Pattern.compile(cells[0], Pattern.CASE_INSENSITIVE), cells[1]))
        .toList();
  }

  private List<String> found(String files, UnaryOperator<String> prose) throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : sources(ROOT)) {
      if (file.toString().matches(files)) {
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
          for (String riddle : riddles(prose.apply(lines.get(i)))) {
            found.add(ROOT.relativize(file) + ":" + (i + 1) + " " + riddle);
          }
        }
      }
    }
    return found;
  }

  /** All files below a folder except build output and decisions. */
  private static List<Path> sources(Path folder) throws IOException {
    List<Path> sources = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        if (!Files.isDirectory(file)) {
          sources.add(file);
        } else if (!NO_SOURCES.contains(file.getFileName().toString())) {
          sources.addAll(sources(file));
        }
      }
    }
    return sources;
  }

  private List<String> riddles(String text) {
    return words.stream()
        .filter(word -> word.riddle.matcher(text).find())
        .map(word -> "\"" + text.strip() + "\": instead of " + word.riddle + " say " + word.plain)
        .toList();
  }

  /** The string literals in a line of Java that is not a comment. */
  private static String literals(String line) {
    String code = line.strip();
    if (code.startsWith("*") || code.startsWith("//") || code.startsWith("/*")) {
      return "";
    }
    var literals = new StringBuilder();
    var quoted = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(code);
    while (quoted.find()) {
      literals.append(quoted.group(1)).append(' ');
    }
    return literals.toString();
  }
}
