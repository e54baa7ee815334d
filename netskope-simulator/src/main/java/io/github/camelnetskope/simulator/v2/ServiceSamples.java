package io.github.camelnetskope.simulator.v2;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;

/** Evidence of incidents, quarantine and cloud apps: each with its own envelope and refusal. */
final class ServiceSamples {

  private static final int COUNT = 12;

  private ServiceSamples() {}

  static void addTo(OperationTenant tenant) {
    incidents(tenant);
    cloud(tenant);
    UserScores.addTo(tenant);
    PrivateAccess.addTo(tenant);
    DirectorySamples.addTo(tenant);
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
    tenant.change(
        "POST", "casbapi/incidents/quarantine/{id}/restore", processed(quarantine, "allow"));
    tenant.change(
        "POST", "casbapi/incidents/quarantine/{id}/block", processed(quarantine, "block"));
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
    CloudTags.addTo(tenant);
  }

  /** The second action on a file is refused, whichever the first was. */
  private static Function<OperationCall, OperationAnswer> processed(Sample files, String action) {
    return call -> {
      synchronized (files) {
        ObjectNode file =
            files
                .find(call.id())
                .orElseThrow(() -> new OperationRefused(404, "quarantine incident not found"));
        if (file.path("processed").asBoolean()) {
          return OperationAnswer.json(
              409, "{\"error\":\"quarantine incident was already processed\"}");
        }
        files.put(file.put("processed", true).put("action", action));
        return OperationAnswer.json(200, "{}");
      }
    };
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
}
