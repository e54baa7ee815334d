package io.github.camelnetskope.simulator.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/** Look-ups of URLs and file hashes. Thread-safe. */
final class ThreatLookups {

  private static final int COUNT = 12;
  private static final int MOST_HASHES = 500;
  private static final int MOST_URLS = 50;
  private static final String RETROHUNT = "nsiq/retrohunt/ioc/";
  private static final String URLS = "nsiq/url/recategorizations";
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{32}|[0-9a-f]{64}");

  private ThreatLookups() {}

  static void addTo(OperationTenant tenant) {
    tenant.post("nsiq/urllookup", ThreatLookups::lookUp);
    tenant.post(RETROHUNT + "getinfo", ThreatLookups::hashes);
    tenant.get(RETROHUNT + "info", ThreatLookups::hash);
    tenant.get(RETROHUNT + "report", ThreatLookups::hash);
    Sample tasks =
        new Sample(
            COUNT,
            "task_id",
            "{\"task_id\":\"t-%d\",\"status\":\"completed\",\"urls\":"
                + "[{\"id\":\"u-%d\",\"status\":\"completed\",\"url\":\"a%d.example\"}]}");
    tenant.get(URLS, call -> good(tasks.page(call, "data", 5, 10)));
    tenant.get(URLS + "/{id}", call -> good(Sample.under("data", task(tasks, call))));
    tenant.get(URLS + "/{id}/urls/{url_id}", call -> good(Sample.under("data", url(tasks, call))));
    tenant.change("POST", URLS, call -> recategorize(tasks, call.json()));
  }

  private static OperationAnswer good(ObjectNode answer) {
    return OperationAnswer.json(200, answer.put("status", "OK"));
  }

  private static OperationRefused refused(int status, String message) {
    return new OperationRefused(
        OperationAnswer.json(
            status, "{\"error_message\":\"" + message + "\",\"status\":\"Error\"}"));
  }

  private static OperationAnswer lookUp(OperationCall call) {
    ObjectNode answer = Sample.under("query", call.json().path("query"));
    ArrayNode result = answer.putArray("result");
    call.json().path("query").path("urls").forEach(url -> result.add(Sample.under("url", url)));
    return OperationAnswer.json(200, answer);
  }

  /** Hashes that begin with f are unknown: then the answer is partial, 206. */
  private static OperationAnswer hashes(OperationCall call) {
    JsonNode hashes = call.json().path("hash");
    if (!hashes.isArray() || hashes.isEmpty()) {
      throw refused(400, "hash is required");
    }
    if (hashes.size() > MOST_HASHES) {
      throw refused(413, "too many hashes");
    }
    ObjectNode result = OperationCall.JSON.createObjectNode();
    for (JsonNode hash : hashes) {
      if (!hash.asText().startsWith("f")) {
        result.set(hash.asText(), known(hash.asText()));
      }
    }
    int status = result.size() < hashes.size() ? 206 : 200;
    return OperationAnswer.json(status, Sample.under("result", result).put("status", "OK"));
  }

  private static OperationAnswer hash(OperationCall call) {
    String hash = call.parameter("hash").orElse("");
    return good(Sample.under("result", known(hash)));
  }

  private static ObjectNode known(String hash) {
    if (!HASH.matcher(hash).matches()) {
      throw refused(400, "hash must be an md5 or a sha256");
    }
    ObjectNode known = OperationCall.JSON.createObjectNode().put("seen", true);
    return known.put("verdict", "malicious").put("severity", "high").put("malware_name", "Test.A");
  }

  private static ObjectNode task(Sample tasks, OperationCall call) {
    return tasks.find(call.id()).orElseThrow(() -> refused(404, "task not found"));
  }

  private static JsonNode url(Sample tasks, OperationCall call) {
    for (JsonNode url : task(tasks, call).path("urls")) {
      if (url.path("id").asText().equals(call.variable("url_id"))) {
        return url;
      }
    }
    throw refused(404, "url not found");
  }

  private static OperationAnswer recategorize(Sample tasks, JsonNode body) {
    JsonNode requests = body.path("recat_requests");
    if (body.path("email").asText().isBlank()
        || requests.isEmpty()
        || requests.size() > MOST_URLS) {
      throw refused(400, "email and 1 to 50 recat_requests are required");
    }
    synchronized (tasks) {
      ObjectNode task = OperationCall.JSON.createObjectNode();
      task.put("task_id", "t-" + (tasks.size() + 1));
      ArrayNode urls = task.putArray("urls");
      for (JsonNode request : requests) {
        ObjectNode url = urls.addObject().put("id", "u-" + (urls.size() + 1));
        url.put("status", "received").set("url", request.path("url"));
      }
      tasks.put(task);
      return OperationAnswer.json(201, Sample.under("data", task).put("status", "Created"));
    }
  }
}
