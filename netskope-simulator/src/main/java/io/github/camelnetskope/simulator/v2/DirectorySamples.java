package io.github.camelnetskope.simulator.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Function;

/** Devices, users and groups, and the helpers of the transaction feed. Thread-safe. */
final class DirectorySamples {

  private static final int COUNT = 12;

  private DirectorySamples() {}

  static void addTo(OperationTenant tenant) {
    devices(tenant);
    users(tenant, "Users", "{\"id\":\"u-%d\",\"userName\":\"user%d@example.com\",\"active\":true}");
    users(tenant, "Groups", "{\"id\":\"g-%d\",\"displayName\":\"group %d\"}");
  }

  private static void devices(OperationTenant tenant) {
    Sample devices =
        new Sample(
            COUNT,
            "_id",
            "{\"_id\":\"0b%d\",\"device_id\":\"host-%d\",\"client_version\":\"135.1.10\","
                + "\"host_info\":{\"hostname\":\"host-%d\",\"os\":\"Windows\"}}");
    tenant.get(
        "events/datasearch/clientstatus",
        call -> {
          ObjectNode answer = devices.page(call, "result", 10_000, 20_000);
          answer
              .putObject("status")
              .put("count", answer.path("result").size())
              .put("execution", "SUCCESS")
              .put("status_code", 200);
          return OperationAnswer.json(200, answer);
        });
    tenant.get(
        "events/token/transaction_events",
        call ->
            OperationAnswer.json(
                200,
                "{\"ok\":1,\"result\":{\"subscription\":\"projects/p/subscriptions/s\","
                    + "\"subscription-key\":\"c2ltdWxhdGVk\"}}"));
    tenant.get(
        "events/metrics/transactionevents",
        call ->
            OperationAnswer.json(
                200,
                "{\"ok\":1,\"result\":{\"subscription/backlog_message_count\":"
                    + "{\"0\":{\"1\":42}}}}"));
  }

  /** SCIM: {@code startIndex} counts from 1. */
  private static void users(OperationTenant tenant, String kind, String template) {
    Sample things = new Sample(COUNT, "id", template);
    Function<OperationCall, OperationAnswer> all =
        call -> {
          long from = call.number("startIndex", 1, 1, Integer.MAX_VALUE);
          ArrayNode slice = things.slice(from - 1, call.number("count", COUNT, 0, 1000));
          ObjectNode answer = Sample.under("Resources", slice);
          answer.put("totalResults", things.size()).put("startIndex", from);
          answer.put("itemsPerPage", slice.size());
          return scim(OperationAnswer.json(200, answer));
        };
    tenant.get("scim/" + kind, all);
    String name = kind.equals("Users") ? "userName" : "displayName";
    tenant.change("POST", "scim/" + kind, call -> create(things, name, call));
    tenant.change("PUT", "scim/" + kind + "/{id}", call -> replace(things, call));
    tenant.change("PATCH", "scim/" + kind + "/{id}", call -> patch(things, call));
    tenant.change(
        "DELETE",
        "scim/" + kind + "/{id}",
        call -> things.remove(call.id()) ? OperationAnswer.empty(204) : absent());
    tenant.get(
        "scim/" + kind + "/{id}",
        call -> scim(things.one(item -> item, none -> absent()).apply(call)));
  }

  private static OperationAnswer absent() {
    return error(404, "Resource not found");
  }

  private static OperationAnswer error(int status, String detail) {
    return OperationAnswer.json(
        status,
        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"status\":\""
            + status
            + "\",\"detail\":\""
            + detail
            + "\"}");
  }

  /** Creates an entry; names are unique. */
  private static OperationAnswer create(Sample things, String name, OperationCall call) {
    ObjectNode thing = call.json().deepCopy();
    synchronized (things) {
      if (!thing.has(name)) {
        return error(400, name + " is required");
      }
      for (JsonNode item : things.items()) {
        if (item.path(name).equals(thing.path(name))) {
          return error(409, "Resource already exists");
        }
      }
      thing.put("id", (name.equals("userName") ? "u-" : "g-") + (things.size() + 1));
      things.put(thing);
      return scim(OperationAnswer.json(201, thing));
    }
  }

  private static OperationAnswer replace(Sample things, OperationCall call) {
    synchronized (things) {
      if (things.find(call.id()).isEmpty()) {
        return absent();
      }
      ObjectNode thing = call.json().deepCopy();
      things.put(thing.put("id", call.id()));
      return scim(OperationAnswer.json(200, thing));
    }
  }

  /** Applies one operation for each attribute; the answer is empty. */
  private static OperationAnswer patch(Sample things, OperationCall call) {
    JsonNode operations = call.json().path("Operations");
    synchronized (things) {
      Optional<ObjectNode> thing = things.find(call.id());
      if (thing.isEmpty()) {
        return absent();
      }
      if (!operations.isArray() || operations.isEmpty()) {
        return error(400, "Operations is required");
      }
      operations.forEach(one -> thing.get().set(one.path("path").asText(), one.path("value")));
      things.put(thing.get());
      return OperationAnswer.empty(204);
    }
  }

  private static OperationAnswer scim(OperationAnswer answer) {
    boolean good = answer.status() < 300;
    return new OperationAnswer(
        answer.status(),
        good ? "application/scim+json;charset=utf-8" : "application/json",
        answer.body(),
        answer.recordHashes());
  }
}
