package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The metadata of the jar for OSGi, the module system and Quarkus. */
class BundleTest {
  private static final String BASE = "io.github.camelnetskope";
  private static final String OPTIONAL = ";resolution:=optional";
  private static final Pattern CLAUSE = Pattern.compile("([^,;\"]+)((?:;[^,\"]*(?:\"[^\"]*\")?)*)");

  private Attributes manifest;

  @BeforeEach
  void readTheManifest() throws IOException {
    try (InputStream in = resource("/META-INF/MANIFEST.MF")) {
      manifest = new Manifest(in).getMainAttributes();
    }
  }

  @Test
  void it_exports_the_public_packages_in_its_own_version() {
    Map<String, String> exports = clauses("Export-Package");

    assertThat(exports.keySet())
        .containsExactlyInAnyOrder(
            BASE, BASE + ".checkpoint", BASE + ".client", BASE + ".client.http", BASE + ".health");
    assertThat(exports.values()).allMatch(clause -> clause.contains("version=\"0.1.0\""));
  }

  @Test
  void it_runs_with_each_camel_from_4_14_on() {
    assertThat(imports("org.apache.camel"))
        .isNotEmpty()
        .allMatch(c -> c.replace(OPTIONAL, "").equals(range("[4.14,5)")));
  }

  @Test
  void it_takes_the_http_client_that_is_there() {
    // Karaf wraps it, and the packages of a wrapped jar have version 0.
    assertThat(imports("org.apache.hc")).isNotEmpty().allMatch(c -> c.equals(";version=0"));
  }

  @Test
  void it_runs_with_each_jackson_2_and_slf4j_of_the_last_years() {
    assertThat(imports("com.fasterxml.jackson"))
        .isNotEmpty()
        .allMatch(c -> c.equals(range("[2.14,3)")));
    assertThat(imports("org.slf4j")).isNotEmpty().allMatch(c -> c.equals(range("[1.7,3)")));
  }

  @Test
  void nullness_annotations_are_optional() {
    assertThat(imports("org.jspecify")).isNotEmpty().allMatch(c -> c.contains("=optional"));
  }

  @Test
  void micrometer_is_optional() {
    assertThat(imports("io.micrometer")).isNotEmpty().allMatch(c -> c.contains("=optional"));
  }

  @Test
  void telemetry_is_the_only_optional_part_of_camel() {
    assertThat(imports("org.apache.camel.telemetry"))
        .isNotEmpty()
        .allMatch(c -> c.contains(OPTIONAL));
    assertThat(imports("org.apache.camel"))
        .filteredOn(c -> c.contains(OPTIONAL))
        .hasSameSizeAs(imports("org.apache.camel.telemetry"));
  }

  @Test
  void it_needs_nothing_else() {
    assertThat(clauses("Import-Package").keySet())
        .allMatch(
            name ->
                name.matches(
                    "(java|javax\\.management|javax\\.sql|javax\\.net|javax\\.security|org\\.apache\\.camel|org\\.apache\\.hc"
                        + "|com\\.fasterxml\\.jackson|org\\.slf4j|org\\.jspecify|io\\.micrometer"
                        + "|io\\.github\\.camelnetskope)\\b.*"));
  }

  @Test
  void it_has_a_module_name() {
    assertThat(manifest.getValue("Automatic-Module-Name")).isEqualTo(BASE);
    assertThat(manifest.getValue("Bundle-SymbolicName")).isEqualTo(BASE + ".camel-netskope");
  }

  @Test
  void its_version_is_there_for_the_user_agent() {
    assertThat(manifest.getValue("Implementation-Version")).startsWith("0.1.0");
  }

  @Test
  void the_jandex_index_lists_the_component() throws IOException {
    try (InputStream in = resource("/META-INF/jandex.idx")) {
      String index = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      assertThat(index).contains("NetskopeComponent", "NetskopeEndpoint");
    }
  }

  private Iterable<String> imports(String prefix) {
    return clauses("Import-Package").entrySet().stream()
        .filter(e -> e.getKey().startsWith(prefix))
        .map(Map.Entry::getValue)
        .collect(Collectors.toList());
  }

  /** Package to attributes and directives. */
  private Map<String, String> clauses(String header) {
    Map<String, String> clauses = new TreeMap<>();
    Matcher matcher = CLAUSE.matcher(manifest.getValue(header));
    while (matcher.find()) {
      clauses.put(matcher.group(1), matcher.group(2));
    }
    return clauses;
  }

  private static String range(String range) {
    return ";version=\"" + range + "\"";
  }

  private static InputStream resource(String name) throws IOException {
    // Other jars on the class path have a manifest too.
    var location = NetskopeComponent.class.getProtectionDomain().getCodeSource().getLocation();
    return new java.net.URL(location, name.substring(1)).openStream();
  }
}
