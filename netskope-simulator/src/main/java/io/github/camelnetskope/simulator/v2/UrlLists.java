package io.github.camelnetskope.simulator.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * URL lists. Each write leaves its list pending; a deployment makes all pending lists live, also
 * those of other users. Thread-safe.
 */
public final class UrlLists {

  private static final String PATH = "policy/urllist";
  private static final Pattern BAD_NAME = Pattern.compile("[<>/!@#$%^&*(){};+=,?.|:'\"]");
  private static final Pattern BAD_URL = Pattern.compile("\\s|\\.\\.|^$");

  private final InstantSource clock;
  private final Map<Long, ObjectNode> lists = new LinkedHashMap<>();
  private final Map<String, List<String>> live = new LinkedHashMap<>();
  private long last;

  UrlLists(InstantSource clock) {
    this.clock = clock;
    for (int i = 1; i <= 2; i++) {
      ObjectNode list = changed(++last, "list " + i, "exact", Set.of("a" + i + ".example.com"));
      list.put("modify_type", "Edited").put("pending", 0);
      live.put("list " + i, urls(list));
    }
  }

  void addTo(OperationTenant tenant) {
    tenant.get(PATH, this::list);
    tenant.get(PATH + "/{id}", call -> OperationAnswer.json(200, known(call)));
    tenant.change("POST", PATH, this::create);
    tenant.change("PUT", PATH + "/{id}", this::update);
    tenant.change("PATCH", PATH + "/{id}/replace", merging((old, urls) -> replaced(old, urls)));
    tenant.change("PATCH", PATH + "/{id}/append", merging(Set::addAll));
    tenant.change("PATCH", PATH + "/{id}/remove", merging((old, urls) -> old.removeAll(urls)));
    tenant.change("DELETE", PATH + "/{id}", this::delete);
    tenant.change("POST", PATH + "/deploy", call -> deploy());
  }

  /** The live entries of the list of this name, as policies use them; empty when it is not live. */
  public synchronized List<String> live(String name) {
    return live.getOrDefault(name, List.of());
  }

  /** The entries after the last write, live or not. */
  public synchronized List<String> entries(String name) {
    return lists.values().stream()
        .filter(list -> list.path("name").asText().equals(name))
        .findFirst()
        .map(UrlLists::urls)
        .orElse(List.of());
  }

  private static void replaced(Set<String> old, Set<String> urls) {
    old.clear();
    old.addAll(urls);
  }

  private static List<String> urls(JsonNode list) {
    List<String> urls = new ArrayList<>();
    list.path("data").path("urls").forEach(url -> urls.add(url.asText()));
    return List.copyOf(urls);
  }

  private synchronized OperationAnswer list(OperationCall call) {
    String pending = call.parameter("pending").orElse("");
    ArrayNode wanted = OperationCall.JSON.createArrayNode();
    lists.values().stream()
        .filter(list -> pending.isEmpty() || list.path("pending").asText().equals(pending))
        .forEach(list -> wanted.add(list.deepCopy()));
    return OperationAnswer.json(200, wanted);
  }

  private synchronized ObjectNode known(OperationCall call) {
    ObjectNode list = call.id().matches("\\d{1,9}") ? lists.get(Long.valueOf(call.id())) : null;
    if (list == null) {
      throw new OperationRefused(404, "URL list not found");
    }
    return list;
  }

  private synchronized OperationAnswer create(OperationCall call) {
    JsonNode body = call.json();
    String name = name(body);
    Set<String> urls = checked(body);
    if (lists.values().stream().anyMatch(list -> list.path("name").asText().equals(name))) {
      throw new OperationRefused(400, "name already exists");
    }
    ObjectNode list = changed(++last, name, type(body), urls).put("modify_type", "Created");
    return OperationAnswer.json(201, OperationCall.JSON.createArrayNode().add(list));
  }

  private synchronized OperationAnswer update(OperationCall call) {
    long id = known(call).path("id").asLong();
    JsonNode body = call.json();
    return OperationAnswer.json(200, changed(id, name(body), type(body), checked(body)));
  }

  private Function<OperationCall, OperationAnswer> merging(
      BiConsumer<Set<String>, Set<String>> merge) {
    return call -> {
      synchronized (this) {
        ObjectNode list = known(call);
        JsonNode body = call.json();
        Set<String> urls = new LinkedHashSet<>(urls(list));
        merge.accept(urls, checked(body));
        return OperationAnswer.json(
            200, changed(list.path("id").asLong(), list.path("name").asText(), type(body), urls));
      }
    };
  }

  private synchronized OperationAnswer delete(OperationCall call) {
    ObjectNode list = known(call);
    ObjectNode deleted =
        changed(list.path("id").asLong(), list.path("name").asText(), "exact", Set.of());
    return OperationAnswer.json(200, deleted.put("modify_type", "Deleted"));
  }

  private synchronized OperationAnswer deploy() {
    ArrayNode applied = OperationCall.JSON.createArrayNode();
    for (ObjectNode list : List.copyOf(lists.values())) {
      if (list.path("pending").asInt() == 1) {
        applied.add(list.put("pending", 0).deepCopy());
      }
      if (list.path("modify_type").asText().equals("Deleted")) {
        lists.remove(list.path("id").asLong());
      }
    }
    live.clear();
    lists.values().forEach(list -> live.put(list.path("name").asText(), urls(list)));
    return OperationAnswer.json(200, applied);
  }

  private ObjectNode changed(long id, String name, String type, Set<String> urls) {
    ObjectNode list = OperationCall.JSON.createObjectNode().put("id", id).put("name", name);
    ObjectNode data = list.putObject("data");
    ArrayNode all = data.putArray("urls");
    urls.forEach(all::add);
    data.put("type", type).put("json_version", 2);
    list.put("modify_by", "svc").put("modify_time", clock.instant().toString());
    lists.put(id, list.put("modify_type", "Edited").put("pending", 1));
    return list;
  }

  private static String name(JsonNode body) {
    String name = body.path("name").asText();
    if (name.isBlank() || BAD_NAME.matcher(name).find()) {
      throw new OperationRefused(400, "name is required, without special characters");
    }
    return name;
  }

  private static String type(JsonNode body) {
    String type = body.path("data").path("type").asText();
    if (!type.equals("exact") && !type.equals("regex")) {
      throw new OperationRefused(400, "type must be exact or regex");
    }
    return type;
  }

  /** The entries, or a refusal that is an array of arrays. */
  private static Set<String> checked(JsonNode body) {
    JsonNode urls = body.path("data").path("urls");
    if (!urls.isArray()) {
      throw new OperationRefused(400, "urls must be an array of URLs");
    }
    type(body);
    Set<String> good = new LinkedHashSet<>();
    ArrayNode bad = OperationCall.JSON.createArrayNode();
    for (JsonNode url : urls) {
      if (BAD_URL.matcher(url.asText()).find()) {
        bad.addArray().add(url.asText()).add("not a valid URL");
      }
      good.add(url.asText());
    }
    if (!bad.isEmpty()) {
      throw new OperationRefused(400, bad);
    }
    return good;
  }
}
