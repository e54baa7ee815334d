package io.github.camelnetskope.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The metadata of the extension that Quarkus' tools show. */
class ExtensionMetadataTest {
  private static final Path MODULES = Path.of(System.getProperty("basedir", "")).resolve("..");
  private static final Path METADATA =
      MODULES.resolve("runtime/src/main/resources/META-INF/quarkus-extension.yaml");

  @ParameterizedTest
  @CsvSource({"guide, .adoc", "icon-url, .svg"})
  void its_addresses_lead_to_files_of_this_project(String name, String suffix) throws IOException {
    Matcher address =
        Pattern.compile("\\s" + name + ": \"https://[^\"]+/main/([^\"]+)\"")
            .matcher(Files.readString(METADATA));

    assertThat(address.find()).as(name).isTrue();
    assertThat(address.group(1)).endsWith(suffix);
    assertThat(MODULES.resolve("..").resolve(address.group(1))).isRegularFile();
  }
}
