package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The packaged jar. */
class JarIT {
  private static final Path JAR = Path.of(System.getProperty("jar"));
  private static final Instant BUILT = Instant.parse(System.getProperty("outputTimestamp"));

  @Test
  void each_entry_has_the_time_of_the_project_so_that_builds_are_equal() throws IOException {
    LocalDateTime built = LocalDateTime.ofInstant(BUILT, ZoneOffset.UTC);
    try (var jar = new ZipFile(JAR.toFile())) {
      assertThat(jar.stream().toList())
          .isNotEmpty()
          .allSatisfy(entry -> assertThat(entry.getTimeLocal()).isEqualTo(built));
    }
  }

  @Test
  void the_manifest_says_nothing_of_the_machine_it_was_built_on() throws IOException {
    try (var jar = new ZipFile(JAR.toFile());
        var in = jar.getInputStream(jar.getEntry("META-INF/MANIFEST.MF"))) {
      assertThat(new Manifest(in).getMainAttributes().keySet())
          .extracting(String::valueOf)
          .noneMatch(name -> name.matches("Built-By|Build-Jdk.*|Created-By|Bnd-.*|Tool"));
    }
  }

  @Test
  void it_contains_the_files_that_camel_needs_and_no_others() throws IOException {
    try (var jar = new ZipFile(JAR.toFile())) {
      List<String> names = jar.stream().map(ZipEntry::getName).toList();
      assertThat(names)
          .contains(
              "META-INF/LICENSE",
              "META-INF/NOTICE",
              "META-INF/jandex.idx",
              "META-INF/services/org/apache/camel/component.properties",
              "META-INF/io/github/camelnetskope/netskope.json",
              "META-INF/services/org/apache/camel/component/netskope")
          .allMatch(name -> name.startsWith("META-INF/") || name.startsWith("io/"));
    }
  }
}
