package io.github.camelnetskope.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The mapping that Netskope's Cloud Exchange ships for OCSF, applied as it says. */
final class VendorMapping {
  private static final Map<String, String> NAMES =
      Map.of(
          "alerts/compromisedcredential", "Compromised Credential",
          "alerts/malsite", "Malsite",
          "alerts/quarantine", "Quarantine",
          "alerts/remediation", "Remediation",
          "alerts/securityassessment", "Security Assessment",
          "alerts/watchlist", "Watchlist",
          "events/connection", "page");

  private record Row(String target, String field, String fallback, String kind) {}

  private final Map<String, List<Row>> types = new HashMap<>();

  VendorMapping() throws IOException {
    try (InputStream in = VendorMapping.class.getResourceAsStream("/cloud-exchange/ocsf.tsv")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      text.lines()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .forEach(
              cells ->
                  types
                      .computeIfAbsent(cells[0], type -> new ArrayList<>())
                      .add(new Row(cells[1], cells[2], cells[3], cells[4])));
    }
  }

  boolean has(String feed) {
    return types.containsKey(type(feed));
  }

  /** The fields of a feed with a place of their own, without those in {@code unmapped}. */
  Set<String> fields(String feed) {
    Set<String> fields = new HashSet<>();
    for (Row row : types.get(type(feed))) {
      if (!row.field().isEmpty() && !row.target().startsWith("unmapped.")) {
        fields.add(row.field());
      }
    }
    return fields;
  }

  ObjectNode apply(String feed, JsonNode record) {
    ObjectNode event = Corpus.JSON.createObjectNode();
    for (Row row : types.get(type(feed))) {
      JsonNode given = record.path(row.field());
      String text =
          given.isContainerNode() && !given.isEmpty() ? given.toString() : given.asText("");
      JsonNode value = value(text.isEmpty() ? row.fallback() : text, row);
      if (value != null) {
        put(event, row.target().split("\\.", -1), value);
      }
    }
    return event;
  }

  private static String type(String feed) {
    return NAMES.getOrDefault(feed, feed.substring(feed.indexOf('/') + 1));
  }

  private static JsonNode value(String text, Row row) {
    if (text.isEmpty()) {
      return null;
    }
    try {
      return switch (row.kind()) {
        case "Integer" -> Corpus.JSON.getNodeFactory().numberNode(Long.parseLong(text));
        case "Floating Point" -> Corpus.JSON.getNodeFactory().numberNode(Double.parseDouble(text));
        case "Time Stamp" -> Corpus.JSON.getNodeFactory().numberNode(1000 * Long.parseLong(text));
        default -> Corpus.JSON.getNodeFactory().textNode(text);
      };
    } catch (NumberFormatException e) {
      return null; // Cloud Exchange leaves out what it cannot convert
    }
  }

  private static void put(ObjectNode event, String[] path, JsonNode value) {
    ObjectNode at = event;
    for (int i = 0; i < path.length; i++) {
      int bracket = path[i].indexOf('[');
      boolean last = i == path.length - 1;
      if (bracket >= 0) {
        ArrayNode array = at.withArray("/" + path[i].substring(0, bracket));
        int index = Integer.parseInt(path[i].substring(bracket + 1, path[i].length() - 1));
        if (last) {
          array.add(value);
          return;
        }
        while (array.size() <= index) {
          array.addObject();
        }
        at = (ObjectNode) array.get(index);
      } else if (last) {
        at.set(path[i], value);
      } else {
        JsonNode inner = at.get(path[i]);
        at = inner instanceof ObjectNode object ? object : at.putObject(path[i]);
      }
    }
  }
}
