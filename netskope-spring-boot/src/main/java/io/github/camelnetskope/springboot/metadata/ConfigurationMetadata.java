package io.github.camelnetskope.springboot.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelnetskope.NetskopeComponent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.util.StringHelper;

/**
 * Converts the component's options from Camel's generated metadata to {@code
 * spring-configuration-metadata.json}, which editors read.
 */
public final class ConfigurationMetadata {
  private static final String OPTIONS = "/META-INF/io/github/camelnetskope/netskope.json";
  private static final String PREFIX = "camel.component.netskope";

  private static final Map<String, String> WRAPPERS =
      Map.of("boolean", "Boolean", "int", "Integer", "long", "Long");

  private final ObjectMapper json = new ObjectMapper();
  private final ObjectNode metadata = json.createObjectNode();

  private ConfigurationMetadata() {
    metadata.putArray("groups").addObject().put("name", PREFIX).put("type", source());
    metadata.putArray("properties");
    metadata.putArray("hints");
  }

  /**
   * Writes the file.
   *
   * @param file the target
   */
  public static void main(String[] file) throws IOException {
    Path path = Path.of(file[0]);
    Files.createDirectories(Objects.requireNonNull(path.getParent()));
    Files.writeString(path, new ConfigurationMetadata().ofTheComponent().toPrettyString() + "\n");
  }

  private JsonNode ofTheComponent() throws IOException {
    add("enabled", "boolean", "Apply the properties under " + PREFIX + ".")
        .put("defaultValue", true);
    add("customizer.enabled", "boolean", "Configure the component with these properties.")
        .put("defaultValue", true);
    component()
        .get("componentProperties")
        .properties()
        .forEach(o -> option(o.getKey(), o.getValue()));
    return metadata;
  }

  private JsonNode component() throws IOException {
    try (InputStream options = NetskopeComponent.class.getResourceAsStream(OPTIONS)) {
      return json.readTree(options);
    }
  }

  private void option(String name, JsonNode option) {
    boolean bean =
        option.get("kind").asText().equals("object")
            || option.get("type").asText().equals("object");
    String type = bean ? "java.lang.String" : option.get("javaType").asText();
    String reference = bean ? " A reference to a bean: `#bean:name`." : "";
    ObjectNode property =
        add(
            StringHelper.camelCaseToDash(name),
            type,
            option.get("description").asText() + reference);
    if (option.has("defaultValue")) {
      property.set("defaultValue", option.get("defaultValue"));
    }
    if (option.path("deprecated").asBoolean()) {
      property.putObject("deprecation");
    }
  }

  private ObjectNode add(String name, String type, String description) {
    String wrapper = WRAPPERS.get(type);
    return metadata
        .withArray("properties")
        .addObject()
        .put("name", PREFIX + "." + name)
        .put("type", wrapper == null ? type : "java.lang." + wrapper)
        .put("description", description)
        .put("sourceType", source());
  }

  private static String source() {
    return NetskopeComponent.class.getName();
  }
}
