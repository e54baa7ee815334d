package io.github.camelnetskope.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Maven Central's requirements: https://central.sonatype.org/publish/requirements. */
class CentralRulesTest {
  static Stream<Pom> published() {
    return Pom.published().stream();
  }

  @ParameterizedTest
  @MethodSource("published")
  void each_pom_says_what_it_is_and_whose(Pom pom) {
    for (String element :
        List.of(
            "name",
            "description",
            "url",
            "licenses/license/name",
            "licenses/license/url",
            "developers/developer/name",
            "scm/connection",
            "scm/developerConnection",
            "scm/url")) {
      assertThat(pom.value(element)).as("%s in the pom of %s", element, pom).isNotBlank();
    }
    assertThat(pom.text("name")).as("a name of its own").isNotBlank();
    assertThat(pom.text("description")).as("a description of its own").isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("published")
  void each_jar_comes_with_sources_javadoc_sbom_and_licence(Pom pom) throws IOException {
    if (!pom.isJar()) {
      return;
    }
    for (String ending : List.of(".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json")) {
      assertThat(pom.packed(ending)).isNotEmptyFile();
    }
    try (var jar = new JarFile(pom.packed(".jar").toFile())) {
      assertThat(jar.stream().map(ZipEntry::getName))
          .contains("META-INF/LICENSE", "META-INF/NOTICE");
    }
  }

  @ParameterizedTest
  @MethodSource("published")
  void no_released_version_depends_on_a_snapshot(Pom pom) {
    boolean released = !pom.version().endsWith("-SNAPSHOT");
    assertThat(pom.texts(".//version"))
        .as("versions that %s names", pom)
        .filteredOn(version -> released && version.endsWith("-SNAPSHOT"))
        .isEmpty();
  }

  @Test
  void the_bom_names_each_artifact_that_is_published() {
    Set<String> artifacts = new TreeSet<>();
    Pom bom = null;
    for (Pom pom : Pom.published()) {
      if (pom.artifactId().equals("camel-netskope-bom")) {
        bom = pom;
      } else if (!pom.artifactId().endsWith("-parent")) {
        artifacts.add(pom.artifactId());
      }
    }
    assertThat(new TreeSet<>(bom.texts("dependencyManagement/dependencies/dependency/artifactId")))
        .isEqualTo(artifacts);
  }

  @Test
  void the_change_log_has_a_section_for_the_version() throws IOException {
    String version = published().findFirst().orElseThrow().version();
    String section = version.endsWith("-SNAPSHOT") ? "Unreleased" : version;
    assertThat(Files.readAllLines(Pom.ROOT.resolve("CHANGELOG.md")))
        .as("the change log before %s is released", version)
        .anyMatch(line -> line.startsWith("## ") && line.contains(section));
  }
}
