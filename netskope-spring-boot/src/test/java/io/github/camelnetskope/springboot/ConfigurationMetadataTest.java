package io.github.camelnetskope.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.camel.util.StringHelper;
import org.junit.jupiter.api.Test;

class ConfigurationMetadataTest {
  private static final String PREFIX = "camel.component.netskope.";

  private final Map<String, JsonNode> properties =
      StreamSupport.stream(Metadata.configuration().get("properties").spliterator(), false)
          .collect(Collectors.toMap(p -> p.get("name").asText(), p -> p));

  @Test
  void the_properties_are_the_components_options_and_the_two_switches_of_a_starter() {
    Map<String, JsonNode> expected = new LinkedHashMap<>();
    Metadata.componentOptions()
        .properties()
        .forEach(o -> expected.put(property(o.getKey()), o.getValue()));
    expected.put(PREFIX + "enabled", null);
    expected.put(PREFIX + "customizer.enabled", null);

    assertThat(properties.keySet()).isEqualTo(expected.keySet());
  }

  @Test
  void texts_and_defaults_are_those_of_the_component() {
    Metadata.componentOptions()
        .properties()
        .forEach(
            option -> {
              JsonNode property = properties.get(property(option.getKey()));
              assertThat(property.get("description").asText())
                  .startsWith(option.getValue().get("description").asText());
              assertThat(property.get("defaultValue"))
                  .isEqualTo(option.getValue().get("defaultValue"));
            });
  }

  @Test
  void editors_know_the_type_of_a_value() {
    assertThat(type("delivery")).isEqualTo("io.github.camelnetskope.Delivery");
    assertThat(type("batch-size")).isEqualTo("java.lang.Integer");
    assertThat(type("min-wait")).isEqualTo("java.time.Duration");
    assertThat(type("checkpoint-repository")).isEqualTo("java.lang.String");
  }

  private String type(String name) {
    return properties.get(PREFIX + name).get("type").asText();
  }

  private static String property(String option) {
    return PREFIX + StringHelper.camelCaseToDash(option);
  }
}
