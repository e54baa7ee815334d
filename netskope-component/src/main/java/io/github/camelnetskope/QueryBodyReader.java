package io.github.camelnetskope;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelnetskope.client.QueryRefusedException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.camel.Message;
import org.apache.camel.support.MessageHelper;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a query from a body that is a map or a JSON object. */
final class QueryBodyReader {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private QueryBodyReader() {}

  /** The parameters; empty when the body is neither. */
  static Map<String, String> read(Message message) {
    Object body = message.getBody();
    if (body instanceof Map<?, ?> map) {
      return parameters(map);
    }
    if (body instanceof ObjectNode node) {
      return parameters(MAPPER.convertValue(node, Map.class));
    }
    boolean text = body instanceof String || body instanceof byte[] || body instanceof InputStream;
    String json = text ? message.getBody(String.class) : null;
    // Later steps may read the stream again, for example after enrich.
    MessageHelper.resetStreamCache(message);
    return json != null && json.stripLeading().startsWith("{") ? parse(json) : Map.of();
  }

  private static Map<String, String> parse(String json) {
    try {
      return parameters(MAPPER.readValue(json, Map.class));
    } catch (JsonProcessingException e) {
      throw new QueryRefusedException("body", "not readable", "a map, a JSON object or no object");
    }
  }

  private static Map<String, String> parameters(Map<?, ?> map) {
    Map<String, String> parameters = new LinkedHashMap<>();
    map.forEach(
        (name, value) -> {
          if (value != null) {
            parameters.put(String.valueOf(name), text(value));
          }
        });
    return parameters;
  }

  /** Lists of simple values become comma-separated, as the API expects; structures stay JSON. */
  static String text(@Nullable Object value) {
    if (value instanceof Collection<?> list && list.stream().noneMatch(QueryBodyReader::nested)) {
      return list.stream()
          .filter(Objects::nonNull)
          .map(String::valueOf)
          .collect(Collectors.joining(","));
    }
    if (value instanceof Object[] array) {
      return text(Arrays.asList(array));
    }
    return nested(value) ? json(value) : String.valueOf(value);
  }

  private static boolean nested(@Nullable Object value) {
    return isStructure(value);
  }

  /** Whether the value would be written as a JSON object or array. */
  static boolean isStructure(@Nullable Object value) {
    return value instanceof Map<?, ?>
        || value instanceof Collection<?>
        || value instanceof JsonNode;
  }

  static String json(@Nullable Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new QueryRefusedException("body", "a structure", "what can be written as JSON");
    }
  }
}
