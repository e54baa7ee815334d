package io.github.camelnetskope.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What ECS allows in the fields by which it sorts events, and expects with each category. */
final class Categorization {
  private static final String CATEGORY = "category ";

  private final Map<String, Set<String>> values = new HashMap<>();

  Categorization() throws IOException {
    try (var in = Categorization.class.getResourceAsStream("/ecs-9.4.0/categorization.txt")) {
      new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(": ", 2))
          .forEach(parts -> values.put(parts[0], Set.of(parts[1].split(" ", -1))));
    }
  }

  /** Adds violations: a value that is not allowed, a category without one of its types. */
  void check(JsonNode event, List<String> errors) {
    for (String field : List.of("kind", "outcome")) {
      if (event.has(field) && !values.get(field).contains(event.path(field).asText())) {
        errors.add("event." + field + ": not of the value list");
      }
    }
    for (JsonNode type : event.path("type")) {
      if (!values.get("type").contains(type.asText())) {
        errors.add("event.type: not of the value list");
      }
    }
    for (JsonNode category : event.path("category")) {
      Set<String> expected = values.getOrDefault(CATEGORY + category.asText(), Set.of());
      boolean one = false;
      for (JsonNode type : event.path("type")) {
        one |= expected.contains(type.asText());
      }
      if (!one) {
        errors.add("event.category " + category.asText() + ": unknown, or none of its types");
      }
    }
  }
}
