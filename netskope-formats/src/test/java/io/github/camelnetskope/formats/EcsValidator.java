package io.github.camelnetskope.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Judges documents by ECS' list of fields: unknown ones, types, arrays, and what must be there. */
final class EcsValidator {
  private static final Map<String, Set<String>> VALUES =
      Map.of(
          "host.os.type", Set.of("linux", "macos", "unix", "windows", "ios", "android"),
          "threat.indicator.confidence", Set.of("None", "Low", "Medium", "High"));

  private record Field(String type, boolean array) {}

  private final Map<String, Field> fields = new HashMap<>();
  private final Categorization categorization = new Categorization();

  EcsValidator() throws IOException {
    var in = EcsValidator.class.getResourceAsStream("/ecs-9.4.0/fields.csv");
    try (var reader =
        new BufferedReader(
            new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
      reader
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .forEach(cells -> fields.put(cells[0], new Field(cells[1], cells[2].equals("array"))));
    }
  }

  /** What is wrong, without values; empty when nothing is. */
  List<String> errors(JsonNode document) {
    List<String> errors = new ArrayList<>();
    for (String needed : List.of("@timestamp", "ecs", "event")) {
      if (!document.has(needed)) {
        errors.add(needed + ": missing");
      }
    }
    document
        .properties()
        .forEach(
            field -> {
              if (!field.getKey().equals("netskope")) { // a field set of our own, as ECS allows
                check(field.getKey(), field.getValue(), errors);
              }
            });
    categorization.check(document.path("event"), errors);
    return errors;
  }

  private void check(String path, JsonNode value, List<String> errors) {
    Field field = fields.get(path);
    boolean point = field != null && field.type().equals("geo_point");
    if (value.isObject() && !point) {
      value
          .properties()
          .forEach(inner -> check(path + "." + inner.getKey(), inner.getValue(), errors));
    } else if (field == null) {
      errors.add(path + ": unknown");
    } else if (value.isArray() != field.array()) {
      errors.add(path + ": array or not");
    } else if (value.isArray()) {
      value.forEach(element -> single(path, element, field, errors));
    } else {
      single(path, value, field, errors);
    }
  }

  private static void single(String path, JsonNode value, Field field, List<String> errors) {
    boolean fits =
        switch (field.type()) {
          case "keyword", "match_only_text", "wildcard", "constant_keyword" -> value.isTextual();
          case "long" -> value.isIntegralNumber() && value.canConvertToLong();
          case "float" -> value.isNumber();
          case "boolean" -> value.isBoolean();
          case "date" -> value.isTextual() && isDate(value.asText());
          case "ip" -> value.isTextual() && isIp(value.asText());
          case "geo_point" -> isWithin(value.path("lat"), 90) && isWithin(value.path("lon"), 180);
          default -> false;
        };
    if (!fits) {
      errors.add(path + ": no " + field.type());
    } else if (VALUES.containsKey(path) && !VALUES.get(path).contains(value.asText())) {
      errors.add(path + ": not of the value list");
    }
  }

  private static boolean isWithin(JsonNode value, int most) {
    return value.isNumber() && Math.abs(value.asDouble()) <= most;
  }

  private static boolean isDate(String text) {
    try {
      return Instant.parse(text) != null;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /** Literals are parsed, never looked up. */
  private static boolean isIp(String text) {
    try {
      return text.matches("[0-9.]+|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*")
          && InetAddress.getByName(text) != null;
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
