package io.github.camelnetskope.springboot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The files that describe the options: of the component, and of this starter. */
final class Metadata {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Metadata() {}

  /** Of each option of the component, by its name. */
  static JsonNode componentOptions() {
    return read("/META-INF/io/github/camelnetskope/netskope.json").get("componentProperties");
  }

  /** The metadata for editors. */
  static JsonNode configuration() {
    return read("/META-INF/spring-configuration-metadata.json");
  }

  private static JsonNode read(String resource) {
    try (InputStream file = NetskopeAutoConfiguration.class.getResourceAsStream(resource)) {
      return JSON.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
