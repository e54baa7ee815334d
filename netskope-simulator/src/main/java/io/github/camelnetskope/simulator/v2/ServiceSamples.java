package io.github.camelnetskope.simulator.v2;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;

/** Quarantine, cloud apps and all other families: each with its own envelope. Thread-safe. */
final class ServiceSamples {

  private static final int COUNT = 12;

  private ServiceSamples() {}

  static void addTo(OperationTenant tenant) {
    Evidence.addTo(tenant);
    cloud(tenant);
    ThreatLookups.addTo(tenant);
    DeviceTags.addTo(tenant);
    TenantSetup.addTo(tenant);
    UserScores.addTo(tenant);
    PrivateAccess.addTo(tenant);
    DirectorySamples.addTo(tenant);
  }

  private static void cloud(OperationTenant tenant) {
    Sample quarantine =
        new Sample(
            COUNT,
            "id",
            "{\"id\":\"aB%d==\",\"originalName\":\"plan%d.pdf\",\"timestamp\":1774274000,"
                + "\"quarantinedResource\":{\"app\":\"onedrive\",\"id\":\"aB%d==\","
                + "\"instance\":\"example.onmicrosoft.com\",\"type\":\"file\"},"
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
    Sample apps =
        new Sample(
            COUNT,
            "id",
            "{\"id\":%d,\"app_name\":\"App %d\",\"category_name\":\"Cloud Storage\",\"cci\":90}");
    tenant.get("services/cci/app", call -> apps(call, apps));
    for (String path : new String[] {"services/cci/apps/all", "services/cci/domain"}) {
      tenant.get(path, call -> found(Sample.under("data", apps.items())));
    }
    tenant.get(
        "services/cci/data",
        call -> found(Sample.under("data", Sample.tree("{\"category\":[\"Cloud Storage\"]}"))));
    CloudTags.addTo(tenant);
  }

  /** The second action on a file is refused, regardless of the first. */
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

  /** If nothing is found, the answer is HTTP 200 with a 204 in the body. */
  private static OperationAnswer apps(OperationCall call, Sample apps) {
    if (call.parameter("apps").orElse("").equals("unknown")) {
      return OperationAnswer.json(
          200, "{\"error\":\"No records matched\",\"status\":\"error\",\"status_code\":204}");
    }
    return found(apps.page(call, "data", 100, 100));
  }

  private static OperationAnswer found(ObjectNode answer) {
    answer.put("status", "Success").put("status_code", 200).put("total_query_count", COUNT);
    return OperationAnswer.json(200, answer);
  }
}
