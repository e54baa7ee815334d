package io.github.camelnetskope.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collection;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which licences a library may have that a published artifact depends on. */
class LicencesTest {
  /** They only require to name the authors, or to share changes of the library. */
  private static final Set<String> ALLOWED =
      Set.of(
          "Apache-2.0",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "EPL-1.0",
          "EPL-2.0",
          "MIT",
          "MIT-0",
          "CC0-1.0",
          "CDDL-1.0",
          "CDDL-1.1",
          "GPL-2.0-with-classpath-exception",
          "UPL-1.0");

  @Test
  void each_library_may_be_used_under_an_allowed_licence() throws IOException {
    Collection<Library> libraries = Library.of(Pom.ROOT).values();
    assertThat(libraries).hasSizeGreaterThan(10);
    assertThat(libraries)
        .filteredOn(library -> library.licences().stream().noneMatch(ALLOWED::contains))
        .isEmpty();
  }

  @Test
  void each_artifact_has_an_sbom_but_the_bom_which_depends_on_nothing() throws IOException {
    assertThat(Library.sboms(Pom.ROOT)).hasSize(Pom.published().size() - 1);
  }
}
