package io.github.camelnetskope.simulator.v2;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;

/** Devices, users and groups, and the helpers of the transaction feed. */
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
          answer.put("totalResults", COUNT).put("startIndex", from);
          answer.put("itemsPerPage", slice.size());
          return scim(OperationAnswer.json(200, answer));
        };
    tenant.get("scim/" + kind, all);
    tenant.get(
        "scim/" + kind + "/{id}",
        call ->
            scim(
                things
                    .one(
                        item -> item,
                        none ->
                            OperationAnswer.json(
                                404, "{\"status\":\"404\",\"detail\":\"Resource not found\"}"))
                    .apply(call)));
  }

  private static OperationAnswer scim(OperationAnswer answer) {
    boolean good = answer.status() == 200;
    return new OperationAnswer(
        answer.status(),
        good ? "application/scim+json;charset=utf-8" : "application/json",
        answer.body(),
        answer.recordHashes());
  }
}
