package io.github.camelnetskope.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The properties of the Kamelets match the options in the component's metadata. */
class KameletOptionsTest {
  /** They are the path of the URI, where the component has no options. */
  private static final Set<String> OF_THE_PATH = Set.of("feeds", "endpoint");

  private static final JsonNode OPTIONS =
      read(new ObjectMapper(), "/META-INF/io/github/camelnetskope/netskope.json").get("properties");

  @ParameterizedTest
  @ValueSource(strings = {"netskope-source", "netskope-query-action"})
  void a_property_has_the_default_and_the_values_of_its_option(String kamelet) {
    for (Map.Entry<String, JsonNode> property : properties(kamelet)) {
      JsonNode option = OPTIONS.get(property.getKey());
      if (OF_THE_PATH.contains(property.getKey())) {
        continue;
      }
      assertThat(option).as(property.getKey()).isNotNull();
      JsonNode value = property.getValue();
      assertThat(value.get("enum")).as(property.getKey()).isEqualTo(option.get("enum"));
      assertThat(value.has("format"))
          .as(property.getKey())
          .isEqualTo(option.get("secret").asBoolean());
      if (value.has("default")) {
        assertThat(value.get("default"))
            .as(property.getKey())
            .isEqualTo(option.get("defaultValue"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"netskope-source", "netskope-query-action"})
  void each_property_is_used(String kamelet) {
    String template = spec(kamelet).get("template").toString();
    for (Map.Entry<String, JsonNode> property : properties(kamelet)) {
      assertThat(template).containsPattern("\\{\\{\\??" + property.getKey() + "}}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"netskope-source", "netskope-query-action"})
  void the_component_is_a_dependency_in_the_version_of_the_kamelet(String kamelet) {
    assertThat(spec(kamelet).get("dependencies").toString())
        .contains("mvn:io.github.camelnetskope:camel-netskope:0")
        .doesNotContain("@");
  }

  private static Set<Map.Entry<String, JsonNode>> properties(String kamelet) {
    return spec(kamelet).get("definition").get("properties").properties();
  }

  private static JsonNode spec(String kamelet) {
    var yaml = new ObjectMapper(new YAMLFactory());
    return read(yaml, "/kamelets/" + kamelet + ".kamelet.yaml").get("spec");
  }

  private static JsonNode read(ObjectMapper mapper, String resource) {
    try (InputStream file = KameletOptionsTest.class.getResourceAsStream(resource)) {
      return mapper.readTree(file);
    } catch (IOException e) {
      throw new LinkageError(resource, e);
    }
  }
}
