package io.github.camelnetskope.simulator.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tags of cloud apps. A tag can be created only once. Thread-safe. */
final class CloudTags {

  private static final String PATH = "services/cci/tags";

  private CloudTags() {}

  static void addTo(OperationTenant tenant) {
    Set<String> tags = ConcurrentHashMap.newKeySet();
    tags.add("preferred");
    tenant.get(
        PATH,
        call ->
            OperationAnswer.json(
                200,
                "{\"data\":{\"Box\":{\"id\":4,\"sanctioned\":\"No\",\"tags\":[\"preferred\"]}},"
                    + "\"status\":\"Success\",\"status_code\":200}"));
    tenant.change("POST", PATH, call -> create(tags, call));
    tenant.change("PATCH", PATH + "/{id}", call -> update(tags, call));
    tenant.change("DELETE", PATH, call -> delete(tags, call));
  }

  private static OperationAnswer create(Set<String> tags, OperationCall call) {
    JsonNode body = call.json();
    String tag = body.path("tag").asText();
    if (tag.isBlank() || tag.length() > 75) {
      return error("tag must have 1 to 75 characters");
    }
    return tags.add(tag) ? done(tag, "create") : error("Tag provided is already present");
  }

  private static OperationAnswer update(Set<String> tags, OperationCall call) {
    String action = call.json().path("action").asText();
    if (!Set.of("append", "remove").contains(action)) {
      return error("action must be append or remove");
    }
    return tags.contains(call.id()) ? done(call.id(), action) : error("Tag is not present");
  }

  private static OperationAnswer delete(Set<String> tags, OperationCall call) {
    String named = call.parameter("tags").orElse("");
    for (String tag : named.split(",", -1)) {
      tags.remove(tag);
    }
    return named.isEmpty() ? error("tags is required") : done(named, "delete");
  }

  private static OperationAnswer done(String tag, String action) {
    ObjectNode answer = OperationCall.JSON.createObjectNode().put("tag", tag);
    answer.put("action", action).put("message", "Tag updated").put("status", "Success");
    boolean later = action.equals("delete");
    return OperationAnswer.json(later ? 202 : 200, answer.put("status_code", later ? 202 : 200));
  }

  private static OperationAnswer error(String message) {
    return OperationAnswer.json(
        400, "{\"error\":\"" + message + "\",\"status\":\"error\",\"status_code\":400}");
  }
}
