package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who pastes a dependency from the documentation gets the version of Camel with it, and artifacts
 * that exist. The list {@code artifacts.txt} has those that pages name, each with a BOM that
 * manages it. {@code -Ddocs.write} makes it anew, from the BOMs in Maven's local repository.
 */
class DependencySnippetsTest {
  private static final Path MODULE = Path.of(System.getProperty("basedir", ""));
  private static final Path ROOT = MODULE.resolve("..");
  private static final List<Path> FOLDERS =
      List.of(ROOT.resolve("docs"), MODULE.resolve("src/main/docs"));
  private static final Path LIST = MODULE.resolve("src/test/resources/artifacts.txt");
  private static final String BOM =
      "(?s).*[>`](camel-bom|camel-spring-boot-bom|quarkus-camel-bom)[<`].*";
  private static final List<String> BOMS =
      List.of(
          "org/apache/camel/camel-bom/4.18.0",
          "org/apache/camel/springboot/camel-spring-boot-bom/4.17.0",
          "io/quarkus/platform/quarkus-camel-bom/3.30.4",
          "io/quarkus/platform/quarkus-bom/3.30.4",
          "org/springframework/boot/spring-boot-dependencies/3.5.7");

  private static final Pattern NAMED =
      Pattern.compile(
          "<artifactId>([a-z0-9.-]+)</artifactId>"
              + "|`((?:camel|quarkus|spring-boot|micrometer)-[a-z0-9-]*[a-z0-9])`");

  /** Ours, a reader's own, and those that no BOM manages: parents, and what Karaf brings. */
  private static final Pattern OTHERS =
      Pattern.compile(
          "camel-netskope.*|camel-quarkus-netskope|collector|spring-boot-starter-parent"
              + "|camel-(core-osgi|blueprint|vm|directvm|karaf-shell)");

  static List<Path> pages() throws IOException {
    try (Stream<Path> ours = Files.list(FOLDERS.get(0));
        Stream<Path> component = Files.list(FOLDERS.get(1))) {
      return Stream.concat(ours, component)
          .filter(file -> file.toString().endsWith(".adoc"))
          .filter(page -> text(page).contains("<dependency>"))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void a_page_with_a_dependency_names_a_bom_of_camel(Path page) {
    assertThat(text(page)).matches(BOM);
  }

  @Test
  void the_documents_have_such_pages() throws IOException {
    assertThat(pages()).hasSizeGreaterThan(5);
  }

  @Test
  void each_artifact_that_a_page_names_is_managed_by_a_bom() throws IOException {
    Set<String> named = named();
    if (System.getProperty("docs.write") != null) {
      Files.write(LIST, named.stream().flatMap(DependencySnippetsTest::managed).toList());
    }

    Set<String> managed =
        Files.readAllLines(LIST).stream()
            .map(line -> line.substring(0, line.indexOf(' ')))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(named).contains("camel-main").isEqualTo(managed);
  }

  /** The artifacts on pages for users; decisions also name artifacts that are not used. */
  private static Set<String> named() throws IOException {
    try (Stream<Path> docs = Files.walk(FOLDERS.get(0));
        Stream<Path> component = Files.list(FOLDERS.get(1));
        Stream<Path> others = Files.walk(ROOT, 3)) {
      Stream<Path> readmes = others.filter(file -> file.endsWith("README.md"));
      return Stream.of(docs, component, readmes)
          .flatMap(files -> files)
          .filter(file -> file.toString().matches(".*\\.(adoc|md)"))
          .filter(file -> !file.toString().contains("/adr/"))
          .flatMap(file -> NAMED.matcher(text(file)).results())
          .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
          .filter(name -> !OTHERS.matcher(name).matches())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** An artifact with the first BOM that has it; none for one that is in no BOM. */
  private static Stream<String> managed(String artifact) {
    return BOMS.stream()
        .filter(bom -> pom(bom).contains("<artifactId>" + artifact + "</artifactId>"))
        .limit(1)
        .map(bom -> artifact + " " + bom);
  }

  private static String pom(String bom) {
    Path folder = Path.of(System.getProperty("user.home"), ".m2/repository").resolve(bom);
    String name = folder.getParent().getFileName() + "-" + folder.getFileName() + ".pom";
    return text(folder.resolve(name));
  }

  private static String text(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
