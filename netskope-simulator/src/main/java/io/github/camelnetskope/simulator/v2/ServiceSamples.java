package io.github.camelnetskope.simulator.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Lists, incidents, cloud and network: each family with its own envelope, paging and refusal. */
final class ServiceSamples {

  private static final int COUNT = 12;

  private ServiceSamples() {}

  static void addTo(OperationTenant tenant) {
    lists(tenant);
    incidents(tenant);
    cloud(tenant);
    network(tenant);
    DirectorySamples.addTo(tenant);
  }

  /** Bare arrays and bare objects. */
  private static void lists(OperationTenant tenant) {
    Sample lists =
        new Sample(
            2,
            "id",
            "{\"id\":%d,\"name\":\"list %d\",\"data\":{\"urls\":[\"a%d.example.com\"],"
                + "\"type\":\"exact\",\"json_version\":2},\"modify_by\":\"svc\","
                + "\"modify_time\":\"2026-05-19T13:03:32.000Z\",\"modify_type\":\"Edited\","
                + "\"pending\":0}");
    tenant.get("policy/urllist", call -> OperationAnswer.json(200, pending(call, lists)));
    tenant.get(
        "policy/urllist/{id}",
        lists.one(item -> item, call -> OperationAnswer.message(404, "URL list not found")));
  }

  private static ArrayNode pending(OperationCall call, Sample lists) {
    long pending = call.number("pending", 0, 0, 1);
    ArrayNode wanted = OperationCall.JSON.createArrayNode();
    lists.items().forEach(item -> addIf(item.path("pending").asLong() == pending, item, wanted));
    return wanted;
  }

  private static void addIf(boolean wanted, JsonNode item, ArrayNode target) {
    if (wanted) {
      target.add(item);
    }
  }

  private static void incidents(OperationTenant tenant) {
    tenant.get(
        "incidents/dlpincidents/{id}/forensics",
        call ->
            OperationAnswer.json(
                200,
                call.id().equals("404")
                    ? "{\"status\":\"error\",\"data\":{\"error\":"
                        + "\"Incident's Forensic File not found in destination.\"}}"
                    : "{\"status\":\"success\",\"data\":{\"content\":\"....\","
                        + "\"meta\":\"{}\",\"preview_image\":\"\"}}"));
    tenant.get(
        "incidents/dlpincidents/{id}/notes",
        call ->
            OperationAnswer.json(
                200,
                "{\"status\":\"success\",\"data\":[{\"note_id\":\"n-1\",\"user\":"
                    + "\"analyst@example.com\",\"timestamp\":1700000000,"
                    + "\"content\":\"checked\"}]}"));
    String confidences = "\"confidences\":[{\"start\":1700006400000,\"confidenceScore\":950}]";
    tenant.post(
        "incidents/uba/getuci",
        call -> {
          ArrayNode users = OperationCall.JSON.createArrayNode();
          requireArray(call, "users")
              .forEach(
                  user -> users.add(Sample.tree("{\"userId\":" + user + "," + confidences + "}")));
          return OperationAnswer.json(200, Sample.under("usersUci", users));
        });
    tenant.post(
        "ubadatasvc/user/uci",
        call ->
            OperationAnswer.json(
                200, "{\"userId\":" + call.json().path("user") + "," + confidences + "}"));
    Sample anomalies =
        new Sample(
            COUNT,
            "anomalyId",
            "{\"anomalyId\":\"a%d\",\"user\":\"user@example.com\",\"score\":25}");
    tenant.get(
        "incidents/anomalies/{id}",
        anomalies.one(
            item -> item,
            call ->
                OperationAnswer.json(
                    404, "{\"errorMsg\":\"anomaly does not exist\",\"parameters\":{}}")));
    tenant.post(
        "incidents/users/getanomalies",
        call -> {
          requireArray(call, "users");
          return OperationAnswer.json(
              200, anomalies.page(call, "results", 1000, 10_000).put("totalCount", COUNT));
        });
  }

  private static JsonNode requireArray(OperationCall call, String name) {
    JsonNode array = call.json().path(name);
    if (!array.isArray()) {
      throw new OperationRefused(400, name + " is required");
    }
    return array;
  }

  private static void cloud(OperationTenant tenant) {
    Sample quarantine =
        new Sample(
            COUNT,
            "id",
            "{\"id\":\"aB%d==\",\"originalName\":\"plan%d.pdf\",\"timestamp\":1774274000,"
                + "\"processed\":false}");
    tenant.get(
        "casbapi/incidents/quarantine",
        call -> {
          boolean half =
              call.parameter("starttime").isPresent() != call.parameter("endtime").isPresent();
          return half
              ? OperationAnswer.message(400, "starttime and endtime go together")
              : OperationAnswer.json(200, quarantine.page(call, "quarantineIncidents", 100, 100));
        });
    tenant.post(
        "nsiq/urllookup",
        call -> {
          ObjectNode answer = Sample.under("query", call.json().path("query"));
          ArrayNode result = answer.putArray("result");
          call.json()
              .path("query")
              .path("urls")
              .forEach(url -> result.add(Sample.under("url", url)));
          return OperationAnswer.json(200, answer);
        });
    Sample apps =
        new Sample(
            COUNT,
            "id",
            "{\"id\":%d,\"app_name\":\"App %d\",\"category_name\":\"Cloud Storage\",\"cci\":90}");
    tenant.get("services/cci/app", call -> apps(call, apps));
    tenant.get(
        "services/cci/tags",
        call ->
            OperationAnswer.json(
                200,
                "{\"data\":{\"Box\":{\"id\":4,\"sanctioned\":\"No\",\"tags\":[\"preferred\"]}},"
                    + "\"status\":\"Success\",\"status_code\":200}"));
  }

  /** Nothing found is HTTP 200 with an inner 204. */
  private static OperationAnswer apps(OperationCall call, Sample apps) {
    if (call.parameter("apps").orElse("").equals("unknown")) {
      return OperationAnswer.json(
          200, "{\"error\":\"No records matched\",\"status\":\"error\",\"status_code\":204}");
    }
    ObjectNode answer = apps.page(call, "data", 100, 100);
    answer.put("status", "Success").put("status_code", 200).put("total_query_count", COUNT);
    return OperationAnswer.json(200, answer);
  }

  private static void network(OperationTenant tenant) {
    Sample apps =
        new Sample(COUNT, "app_id", "{\"app_id\":%d,\"app_name\":\"[app %d]\",\"host\":\"h%d\"}");
    tenant.get(
        "steering/apps/private",
        call ->
            OperationAnswer.json(
                200,
                Sample.success(apps.page(call, "private_apps", COUNT, Integer.MAX_VALUE))
                    .put("total", COUNT)));
    tenant.get(
        "steering/apps/private/{id}",
        apps.one(
            Sample::success,
            call ->
                OperationAnswer.json(
                    200,
                    OperationCall.JSON
                        .createObjectNode()
                        .put("message", "No private app with id '" + call.id() + "' is found.")
                        .put("status", "error"))));
    Sample publishers =
        new Sample(
            2,
            "publisher_id",
            "{\"publisher_id\":%d,\"publisher_name\":\"pub-%d\",\"status\":\"connected\"}");
    tenant.get(
        "infrastructure/publishers",
        call ->
            OperationAnswer.json(
                200,
                Sample.success(Sample.under("publishers", publishers.items())).put("total", 2)));
    tenant.get(
        "infrastructure/publishers/{id}",
        publishers.one(
            Sample::success, call -> OperationAnswer.json(200, "{\"status\":\"not found\"}")));
  }
}
