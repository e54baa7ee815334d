package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A class that several threads use says in one fixed phrase which of them may call it. */
class ThreadRuleTest {
  private static final Path ROOT = Path.of(System.getProperty("basedir", "")).resolve("..");

  private static final Pattern MODULE = Pattern.compile("netskope-[a-z]+");

  /** A lock, or state that is made for several threads. */
  private static final Pattern SHARED =
      Pattern.compile(
          "\\b(synchronized|volatile)\\b"
              + "|\\bnew (ReentrantLock|Atomic|Concurrent|LinkedBlocking|CopyOnWrite)"
              + "|\\bConcurrentHashMap\\.newKeySet");

  private static final Pattern RULE =
      Pattern.compile("(?s)/\\*\\*((?!\\*/).)*(Thread-safe\\.|Confined\\s+(\\*\\s+)?to )");
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*");

  @Test
  void each_class_of_a_published_module_says_its_thread_rule() throws IOException {
    List<Path> silent = new ArrayList<>();
    int shared = 0;
    for (Path source : sources()) {
      String text = Files.readString(source);
      shared += isShared(text) ? 1 : 0;
      if (isSilent(text)) {
        silent.add(ROOT.relativize(source));
      }
    }

    assertThat(shared).isGreaterThan(80);
    assertThat(silent)
        .as("say \"Thread-safe.\" or \"Confined to ...\" in the Javadoc of the class")
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/** A. */ class A { volatile int i; }, true",
    "/** A. Thread-safe. */ class A { volatile int i; }, false",
    "/** A. Confined to one call. */ class A { synchronized void b() {} }, false",
    "/** A. */ class A { /* synchronized */ int i; }, false",
    "/** A. */ class A { /* Thread-safe. */ volatile int i; }, true",
    "/** A. */ class A { Object b = new AtomicInteger(); }, true"
  })
  void a_class_without_a_rule_is_found(String text, boolean silent) {
    assertThat(isSilent(text)).isEqualTo(silent);
  }

  private static boolean isShared(String text) {
    return SHARED.matcher(COMMENT.matcher(text).replaceAll("")).find();
  }

  private static boolean isSilent(String text) {
    return isShared(text) && !RULE.matcher(text).find();
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Path module : folders(ROOT)) {
      if (MODULE.matcher(module.getFileName().toString()).matches()) {
        sources.addAll(sourcesOf(module));
        for (Path part : folders(module)) {
          sources.addAll(sourcesOf(part));
        }
      }
    }
    return sources;
  }

  private static List<Path> folders(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static List<Path> sourcesOf(Path module) throws IOException {
    Path sources = module.resolve("src/main/java");
    if (!Files.isDirectory(sources)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(sources)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
