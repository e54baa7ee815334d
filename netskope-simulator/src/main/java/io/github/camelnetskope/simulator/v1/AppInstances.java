package io.github.camelnetskope.simulator.v1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code app_instances}: a success has no {@code msg}, tags may be {@code [null]}, and only one
 * write in ten minutes is allowed, with at most 500 instances. Thread-safe.
 */
final class AppInstances {

  private static final int LARGEST_WRITE = 500;
  private static final Duration BETWEEN_WRITES = Duration.ofMinutes(10);

  private final InstantSource clock;
  private final Map<String, ObjectNode> instances = new LinkedHashMap<>();
  private Instant nextWrite = Instant.MIN;

  AppInstances(InstantSource clock) {
    this.clock = clock;
    ObjectNode first = QueryAnswer.object();
    first.put("app", "Box").put("instance_id", "box-1").put("instance_name", "Box main");
    first.putArray("tags").addNull();
    instances.put("box-1", first);
  }

  synchronized QueryAnswer answer(QueryCall call) {
    return switch (call.required("op")) {
      case "list" -> list(call);
      case "add", "update" -> write(call, false);
      case "delete" -> write(call, true);
      default -> throw new QueryError("Invalid value for op");
    };
  }

  private QueryAnswer list(QueryCall call) {
    ArrayNode found = QueryAnswer.mapper().createArrayNode();
    for (ObjectNode instance : instances.values()) {
      if (matches(call, instance, "app")
          && matches(call, instance, "instance_id")
          && matches(call, instance, "instance_name")) {
        found.add(instance);
      }
    }
    long limit = call.number("limit", 0);
    Paging paging = new Paging(call.number("skip", 0), limit == 0 ? Long.MAX_VALUE / 2 : limit);
    return QueryAnswer.successWithoutMsg("data", paging.slice(found));
  }

  private QueryAnswer write(QueryCall call, boolean delete) {
    JsonNode wanted = parse(call);
    if (wanted.size() > LARGEST_WRITE) {
      throw new QueryError("More than 500 instances");
    }
    if (clock.instant().isBefore(nextWrite)) {
      throw new QueryError("One request in 10 minutes");
    }
    nextWrite = clock.instant().plus(BETWEEN_WRITES);
    for (JsonNode instance : wanted) {
      String id = instance.path("instance_id").asText();
      if (delete) {
        instances.remove(id);
      } else {
        instances.put(id, instance.deepCopy());
      }
    }
    return QueryAnswer.json(200, QueryAnswer.object().put("status", "success"));
  }

  /**
   * The instances are in {@code instances} as a JSON array, or a single one is in the call's
   * parameters.
   */
  private static JsonNode parse(QueryCall call) {
    ArrayNode instances = QueryAnswer.mapper().createArrayNode();
    try {
      for (String text : call.parameters().getOrDefault("instances", java.util.List.of())) {
        JsonNode parsed = QueryAnswer.mapper().readTree(text);
        if (parsed.isArray()) {
          instances.addAll((ArrayNode) parsed);
        } else {
          instances.add(parsed);
        }
      }
    } catch (IOException e) {
      throw new QueryError("Invalid value for instances");
    }
    if (instances.isEmpty()) {
      ObjectNode one = instances.addObject().put("instance_id", call.required("instance_id"));
      call.parameter("app").ifPresent(app -> one.put("app", app));
      call.parameter("instance_name").ifPresent(name -> one.put("instance_name", name));
    }
    return instances;
  }

  private static boolean matches(QueryCall call, ObjectNode instance, String field) {
    return call.parameter(field).map(instance.path(field).asText()::equals).orElse(true);
  }
}
