package io.github.camelnetskope.simulator.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tags of devices. Names are unique, without regard to case. Thread-safe. */
final class DeviceTags {

  private static final String PATH = "devices/device/tags";
  private static final int COUNT = 12;
  private static final int MOST_TAGS = 5;
  private static final int MOST_DEVICES = 1000;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9 -]{1,80}");

  private DeviceTags() {}

  static void addTo(OperationTenant tenant) {
    Sample tags =
        new Sample(
            COUNT,
            "id",
            "{\"id\":%d,\"name\":\"tag %d\",\"description\":\"\",\"device_count\":0,"
                + "\"device_classification_count\":0}");
    tenant.post(PATH + "/gettags", call -> find(tags, call.json()));
    tenant.change("POST", PATH, call -> create(tags, call.json()));
    tenant.change("PATCH", PATH + "/{id}", call -> update(tags, call));
    for (String bulk : new String[] {"bulkadd", "bulkremove", "bulkreplace"}) {
      tenant.change("POST", PATH + "/" + bulk, call -> assign(tags, call.json()));
    }
    tenant.get(
        "devices/supportedos",
        call -> OperationAnswer.json(200, "{\"available_os\":[\"Windows\",\"macOS\"]}"));
  }

  /** Finds tags by id, by name, or all; paging is in the body. */
  private static OperationAnswer find(Sample tags, JsonNode body) {
    ArrayNode found = OperationCall.JSON.createArrayNode();
    int offset = body.path("offset").asInt(0);
    int limit = body.path("limit").asInt(20);
    if (limit < 1 || limit > 100) {
      throw refused("limit must be between 1 and 100");
    }
    for (JsonNode tag : tags.items()) {
      boolean fits =
          (!body.has("id") || tag.path("id").asText().equals(body.path("id").asText()))
              && (!body.has("name") || tag.path("name").equals(body.path("name")));
      if (fits) {
        found.add(tag);
      }
    }
    ObjectNode data = OperationCall.JSON.createObjectNode();
    ArrayNode page = data.putArray("data");
    for (int i = offset; i < Math.min(found.size(), offset + limit); i++) {
      page.add(found.get(i));
    }
    data.put("total_count", found.size()).put("offset", offset).put("limit", limit);
    return good(data);
  }

  private static OperationAnswer create(Sample tags, JsonNode body) {
    String name = body.path("name").asText();
    if (!NAME.matcher(name).matches()) {
      throw refused("name must have 1 to 80 letters, digits, hyphens and blanks");
    }
    synchronized (tags) {
      for (JsonNode tag : tags.items()) {
        if (lower(tag.path("name").asText()).equals(lower(name))) {
          throw refused("a tag with this name exists");
        }
      }
      ObjectNode tag = OperationCall.JSON.createObjectNode();
      tags.add(tag);
      tag.put("name", name).put("description", body.path("description").asText());
      tags.put(tag.put("device_count", 0).put("device_classification_count", 0));
      return good(tag);
    }
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static OperationAnswer update(Sample tags, OperationCall call) {
    synchronized (tags) {
      ObjectNode tag = tags.find(call.id()).orElseThrow(() -> refused("tag not found"));
      for (String name : new String[] {"name", "description"}) {
        if (call.json().has(name)) {
          tag.set(name, call.json().path(name));
        }
      }
      tags.put(tag);
      return good(tag);
    }
  }

  private static OperationAnswer assign(Sample tags, JsonNode body) {
    JsonNode ids = body.path("tags");
    int devices = body.path("devices").size();
    if (!ids.isArray() || ids.isEmpty() || ids.size() > MOST_TAGS) {
      throw refused("tags must have 1 to 5 ids");
    }
    if (devices > MOST_DEVICES) {
      throw refused("devices must be 1000 at most");
    }
    for (JsonNode id : ids) {
      if (tags.find(id.asText()).isEmpty()) {
        throw refused("tag not found");
      }
    }
    ObjectNode data = OperationCall.JSON.createObjectNode();
    data.put("affected_device_tags", devices).put("affected_device_classification_tags", 0);
    return good(data.put("message", "done"));
  }

  private static OperationAnswer good(JsonNode data) {
    ObjectNode answer = OperationCall.JSON.createObjectNode().put("success", true);
    answer.set("data", data);
    return OperationAnswer.json(200, answer);
  }

  private static OperationRefused refused(String message) {
    return new OperationRefused(
        OperationAnswer.json(
            400, "{\"success\":false,\"error\":{\"message\":\"" + message + "\"}}"));
  }
}
