package io.github.camelnetskope.simulator.v1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Endpoints whose answers are read from {@code endpoints.json}. Their data is a list with {@code
 * limit} and {@code skip}, or an object; an operation that writes is confirmed but changes nothing.
 */
final class Configured {

  private static final long LARGEST_LIMIT = 10_000;

  private Configured() {}

  static Map<String, QueryEndpoint> endpoints() {
    Map<String, QueryEndpoint> endpoints = new HashMap<>();
    for (var entry : load().properties()) {
      endpoints.put(entry.getKey().toLowerCase(Locale.ROOT), endpoint(entry.getValue()));
    }
    return endpoints;
  }

  private static QueryEndpoint endpoint(JsonNode description) {
    List<String> operations = texts(description.path("operations"));
    List<String> required = texts(description.path("required"));
    JsonNode data = description.path("data");
    String name = description.path("name").asText("data");
    return call -> {
      required.forEach(call::required);
      String operation = call.parameter("op").orElse("");
      if (!operations.isEmpty() && !operations.contains(operation)) {
        throw new QueryError("Invalid value for op");
      }
      if (!operation.isEmpty() && !operation.equals("list")) {
        return QueryAnswer.message("");
      }
      return answer(call, name, data);
    };
  }

  private static QueryAnswer answer(QueryCall call, String name, JsonNode data) {
    JsonNode shown =
        data instanceof ArrayNode list ? Paging.of(call, LARGEST_LIMIT).slice(list) : data;
    return name.equals("data")
        ? QueryAnswer.success(shown)
        : QueryAnswer.successWithoutMsg(name, shown);
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new java.util.ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return List.copyOf(texts);
  }

  private static JsonNode load() {
    try (InputStream in = Configured.class.getResourceAsStream("endpoints.json")) {
      return QueryAnswer.mapper().readTree(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
