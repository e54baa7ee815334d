package io.github.camelnetskope.simulator.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Incidents: updated by id, or by object if the value is still the old one. Each object has two
 * incidents. Thread-safe.
 */
public final class Incidents {

  /** The id of the first; more follow. Too large for a double to distinguish. */
  public static final long FIRST = 1_807_262_583_165_050_001L;

  private static final int COUNT = 12;
  private static final int MOST_NOTES = 25;
  private static final Pattern BY_ID = Pattern.compile("incident_id eq '?\"?(\\d+)");
  private static final Set<String> FIELDS = Set.of("status", "assignee", "severity");
  private static final Set<String> SEVERITIES = Set.of("Low", "Medium", "High", "Critical");

  private final Map<Long, ObjectNode> incidents = new LinkedHashMap<>();
  private final Map<String, List<JsonNode>> notes = new LinkedHashMap<>();

  Incidents() {
    for (int i = 0; i < COUNT; i++) {
      ObjectNode incident = OperationCall.JSON.createObjectNode();
      incident.put("incident_id", FIRST + i).put("object_id", object(i)).put("status", "new");
      incidents.put(FIRST + i, incident.put("severity", "Low").put("assignee", "None"));
    }
  }

  /** The object of an incident. */
  public static String object(int incident) {
    return "hash_user@example.com_0123_" + incident / 2;
  }

  /** A field of an incident, as it is now; empty when there is no such incident. */
  public synchronized String value(long incident, String field) {
    return Optional.ofNullable(incidents.get(incident))
        .map(one -> one.path(field).asText())
        .orElse("");
  }

  void addTo(OperationTenant tenant, Function<OperationCall, OperationAnswer> search) {
    tenant.get(
        "events/datasearch/incident", call -> byId(call).orElseGet(() -> search.apply(call)));
    tenant.change("PATCH", "incidents/update", this::update);
    tenant.get("incidents/dlpincidents/{id}/notes", this::notes);
    tenant.change("POST", "incidents/dlpincidents/{id}/notes", this::addNote);
    tenant.change("DELETE", "incidents/dlpincidents/{id}/notes/{note_id}", this::deleteNote);
  }

  private synchronized Optional<OperationAnswer> byId(OperationCall call) {
    Matcher query = BY_ID.matcher(call.parameter("query").orElse(""));
    if (!query.find()) {
      return Optional.empty();
    }
    ObjectNode answer = OperationCall.JSON.createObjectNode();
    ArrayNode result = answer.putArray("result");
    ObjectNode found = incidents.get(Long.valueOf(query.group(1)));
    if (found != null && call.number("offset", 0, 0, Integer.MAX_VALUE) == 0) {
      result.add(found.deepCopy());
    }
    answer.putObject("status").put("count", result.size()).put("execution", "SUCCESS");
    return Optional.of(OperationAnswer.json(200, answer));
  }

  private synchronized OperationAnswer update(OperationCall call) {
    JsonNode payload = call.json().path("payload");
    if (!payload.isArray() || payload.isEmpty()) {
      throw new OperationRefused(400, "payload is required");
    }
    payload.forEach(Incidents::check);
    List<ObjectNode> hit = new ArrayList<>();
    int accepted = 0;
    boolean byIncident = true;
    for (JsonNode entry : payload) {
      byIncident = entry.has("incident_id");
      List<ObjectNode> of = incidentsOf(entry);
      of.forEach(one -> one.set(entry.path("field").asText(), entry.path("new_value")));
      hit.addAll(of);
      accepted += of.isEmpty() ? 0 : 1;
    }
    if (hit.isEmpty() && byIncident) {
      throw new OperationRefused(500, "Something went wrong. Please try again later.");
    }
    String answer = "{\"ok\":1,\"result\":\"" + accepted + "\"}";
    return hit.isEmpty() ? OperationAnswer.refusal(200, answer) : OperationAnswer.json(200, answer);
  }

  private static void check(JsonNode entry) {
    String field = entry.path("field").asText();
    boolean byIncident = entry.has("incident_id");
    require(byIncident != entry.has("object_id"), "either incident_id or object_id is needed");
    require(
        !byIncident || entry.path("incident_id").isIntegralNumber(),
        "incident_id attribute needs to be integer");
    require(byIncident || entry.has("old_value"), "old_value is required");
    require(FIELDS.contains(field), "field is invalid");
    require(
        !field.equals("severity") || SEVERITIES.contains(entry.path("new_value").asText()),
        "severity is invalid");
  }

  private static void require(boolean good, String otherwise) {
    if (!good) {
      throw new OperationRefused(
          OperationAnswer.refusal(200, "{\"ok\":0,\"result\":\"" + otherwise + "\"}"));
    }
  }

  private List<ObjectNode> incidentsOf(JsonNode entry) {
    String field = entry.path("field").asText();
    return incidents.values().stream()
        .filter(
            one ->
                entry.has("incident_id")
                    ? one.path("incident_id").equals(entry.path("incident_id"))
                    : one.path("object_id").equals(entry.path("object_id"))
                        && one.path(field).equals(entry.path("old_value")))
        .toList();
  }

  private synchronized OperationAnswer notes(OperationCall call) {
    ObjectNode answer = OperationCall.JSON.createObjectNode().put("status", "success");
    answer.putArray("data").addAll(notesOf(call));
    return OperationAnswer.json(200, answer);
  }

  private List<JsonNode> notesOf(OperationCall call) {
    return notes.computeIfAbsent(
        call.id(),
        unused ->
            new ArrayList<>(
                List.of(
                    Sample.tree(
                        "{\"note_id\":\"n-1\",\"user\":\"analyst@example.com\","
                            + "\"timestamp\":1700000000,\"content\":\"checked\"}"))));
  }

  private synchronized OperationAnswer addNote(OperationCall call) {
    List<JsonNode> of = notesOf(call);
    String content = call.json().path("content").asText();
    if (content.isEmpty() || content.length() >= 512) {
      return error(400, "content must have 1 to 511 characters");
    }
    if (of.size() >= MOST_NOTES) {
      return error(409, "too many notes");
    }
    String last = of.isEmpty() ? "n-0" : of.get(of.size() - 1).path("note_id").asText();
    String id = "n-" + (Integer.parseInt(last.substring(2)) + 1);
    ObjectNode note = OperationCall.JSON.createObjectNode().put("note_id", id);
    of.add(note.put("content", content).put("timestamp", 1_700_000_001));
    return OperationAnswer.json(201, note);
  }

  private synchronized OperationAnswer deleteNote(OperationCall call) {
    boolean there =
        notesOf(call)
            .removeIf(note -> note.path("note_id").asText().equals(call.variable("note_id")));
    return there
        ? OperationAnswer.json(200, "{\"status\":\"success\"}")
        : error(404, "note not found");
  }

  private static OperationAnswer error(int status, String message) {
    return OperationAnswer.json(
        status, "{\"status\":\"error\",\"data\":{\"message\":\"" + message + "\"}}");
  }
}
