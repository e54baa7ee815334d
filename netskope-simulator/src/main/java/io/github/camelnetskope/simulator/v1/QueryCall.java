package io.github.camelnetskope.simulator.v1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call of API v1, with the parameters of address and body.
 *
 * @param endpoint the path after {@code /api/v1/}
 * @param parameters in order; a repeated one has several values
 */
public record QueryCall(String endpoint, Map<String, List<String>> parameters) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The first value of a parameter. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name)).map(values -> values.get(0));
  }

  /** All values of a parameter; comma-separated lists are split. */
  public List<String> values(String name) {
    return parameters.getOrDefault(name, List.of()).stream()
        .flatMap(value -> List.of(value.split(",", -1)).stream())
        .filter(value -> !value.isBlank())
        .toList();
  }

  /** A number that is not negative, or the default. */
  public long number(String name, long otherwise) {
    Optional<String> text = parameter(name).filter(value -> !value.isBlank());
    if (text.isPresent() && !text.get().matches("[0-9]{1,18}")) {
      throw new QueryError("Invalid value for " + name);
    }
    return text.map(Long::parseLong).orElse(otherwise);
  }

  /** A required parameter. */
  public String required(String name) {
    return parameter(name)
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> new QueryError(name + " not passed"));
  }

  /** The members of a JSON object as parameters; arrays repeat, the rest is taken as text. */
  public static Map<String, List<String>> jsonParameters(byte[] body) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    try {
      for (var member : JSON.readTree(body).properties()) {
        List<String> values = new ArrayList<>();
        if (member.getValue().isArray()) {
          member.getValue().forEach(value -> values.add(text(value)));
        } else {
          values.add(text(member.getValue()));
        }
        parameters.put(member.getKey(), values);
      }
      return parameters;
    } catch (IOException e) {
      return Map.of(); // a body that is not JSON has no parameters
    }
  }

  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }
}
