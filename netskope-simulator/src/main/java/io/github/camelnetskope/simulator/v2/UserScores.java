package io.github.camelnetskope.simulator.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/** Scores of users and the anomalies that move them. Thread-safe. */
final class UserScores {

  private static final int COUNT = 12;

  private UserScores() {}

  static void addTo(OperationTenant tenant) {
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
    tenant.post(
        "incidents/anomalies/getanomalies",
        call -> {
          if (!call.parameter("activity").orElse("").equals("ActivityForUciImpactAPI")) {
            throw new OperationRefused(error(400, "activity is invalid"));
          }
          return OperationAnswer.json(
              200, anomalies.page(call, "results", 1000, 10_000).put("totalCount", COUNT));
        });
    Sample active =
        new Sample(
            COUNT,
            "user",
            "{\"user\":\"user%d@example.com\",\"startTime\":1700006400000,\"uciScore\":950}");
    tenant.post(
        "incidents/users/getactiveuci",
        call -> {
          if (!call.json().has("watchlist") && !call.json().has("ratingRank")) {
            throw new OperationRefused(error(400, "watchlist or ratingRank is required"));
          }
          return OperationAnswer.json(
              200, active.page(call, "results", 1000, 10_000).put("totalCount", COUNT));
        });
    tenant.change("POST", "incidents/user/uciimpact", impact(anomalies, new HashSet<>()));
    tenant.change("POST", "incidents/anomalies/{id}/allow", call -> allow(anomalies, call));
    tenant.change(
        "POST",
        "incidents/users/uci/reset",
        call -> {
          requireArray(call, "users");
          return OperationAnswer.json(200, "{}");
        });
  }

  /** Refuses the same impact twice, identified by user, source, reason and time. */
  private static Function<OperationCall, OperationAnswer> impact(
      Sample anomalies, Set<String> known) {
    return call -> {
      JsonNode body = call.json();
      if (!body.has("user") || !body.path("score").isInt() || !body.path("timestamp").isLong()) {
        return error(400, "user, score and timestamp are required");
      }
      synchronized (anomalies) {
        String key =
            body.path("user")
                + " "
                + body.path("source")
                + body.path("reason")
                + body.path("timestamp");
        if (!known.add(key)) {
          return error(409, "duplicate impact");
        }
        ObjectNode anomaly = body.deepCopy();
        anomaly.put("anomalyId", "a" + (anomalies.size() + 1)).put("activity", "uci impact");
        anomalies.put(anomaly);
        return OperationAnswer.json(200, anomaly);
      }
    };
  }

  private static OperationAnswer allow(Sample anomalies, OperationCall call) {
    synchronized (anomalies) {
      ObjectNode anomaly =
          anomalies
              .find(call.id())
              .orElseThrow(() -> new OperationRefused(error(404, "anomaly does not exist")));
      anomaly.put("markAsAllowed", true).set("reasonForAllowed", call.json().path("reason"));
      anomalies.put(anomaly);
      return OperationAnswer.json(200, anomaly);
    }
  }

  private static OperationAnswer error(int status, String message) {
    return OperationAnswer.json(status, "{\"errorMsg\":\"" + message + "\",\"parameters\":{}}");
  }

  private static JsonNode requireArray(OperationCall call, String name) {
    JsonNode array = call.json().path(name);
    if (!array.isArray()) {
      throw new OperationRefused(400, name + " is required");
    }
    return array;
  }
}
