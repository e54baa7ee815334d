package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The picture of the architecture page shows the packages as they are. */
class ArchitecturePictureTest {
  private static final Path MODULE = Path.of(System.getProperty("basedir", ""));
  private static final Path PICTURE = MODULE.resolve("../docs/images/architecture.svg");
  private static final String BASE = "io.github.camelnetskope";

  /** {@code mvn -pl netskope-component -am test -Ddocs.write} brings the picture up to date. */
  private static final boolean WRITE = System.getProperty("docs.write") != null;

  @Test
  void the_picture_has_each_package_and_what_it_uses() throws IOException {
    String expected = new PackagePicture(uses(), this::purpose).render();
    if (WRITE) {
      Files.writeString(PICTURE, expected);
    } else {
      assertThat(PICTURE).as("run again with -Ddocs.write and commit").hasContent(expected);
    }
  }

  @Test
  void the_page_names_only_classes_that_exist() throws IOException {
    Set<String> classes = new TreeSet<>();
    try (Stream<Path> files = Files.walk(MODULE.resolve("src"))) {
      files.map(file -> file.getFileName().toString().replace(".java", "")).forEach(classes::add);
    }
    String page = Files.readString(MODULE.resolve("../docs/architecture.adoc"));
    assertThat(Pattern.compile("`((?:[A-Z][a-z0-9]+){2,})`").matcher(page).results())
        .extracting(match -> match.group(1))
        .filteredOn(name -> !name.equals("StateRepository"))
        .isNotEmpty()
        .isSubsetOf(classes);
  }

  private static Map<String, Set<String>> uses() {
    Map<String, Set<String>> uses = new TreeMap<>();
    var location = NetskopeComponent.class.getProtectionDomain().getCodeSource().getLocation();
    for (JavaClass user : new ClassFileImporter().importUrl(location)) {
      Set<String> used = uses.computeIfAbsent(user.getPackageName(), name -> new TreeSet<>());
      user.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getPackageName())
          .filter(name -> name.startsWith(BASE) && !name.equals(user.getPackageName()))
          .forEach(used::add);
    }
    return uses;
  }

  /** The first sentence of the package's Javadoc. */
  private String purpose(String packageName) {
    Path info = MODULE.resolve("src/main/java").resolve(packageName.replace('.', '/'));
    try {
      return Files.readString(info.resolve("package-info.java"))
          .replaceFirst("(?s).*?/\\*\\*", "")
          .replaceFirst("(?s)\\*/.*", "")
          .replaceAll("\\{@code ([^}]*)}", "$1")
          .replaceAll("\\s*\\n\\s*\\* ?", " ")
          .strip()
          .replaceFirst("(?s)\\.( .*)?$", "");
    } catch (IOException e) {
      throw new IllegalStateException(packageName + " has no package-info.java", e);
    }
  }
}
