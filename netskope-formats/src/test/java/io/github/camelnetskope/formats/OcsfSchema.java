package io.github.camelnetskope.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** OCSF 1.8.0 as its files say it: with $include, extends, profiles and the dictionary. */
final class OcsfSchema {

  /** What a class or an object may and must have. */
  record Definition(
      String name, int uid, String category, Map<String, ObjectNode> attributes, JsonNode rules) {}

  private final ObjectNode root;
  private final Map<String, JsonNode> files = new HashMap<>();
  private final Map<String, Definition> resolved = new HashMap<>();
  private final Map<Integer, Definition> classes = new HashMap<>();

  OcsfSchema() throws IOException {
    try (InputStream in = OcsfSchema.class.getResourceAsStream("/ocsf-1.8.0/schema.json")) {
      root = (ObjectNode) new ObjectMapper().readTree(Objects.requireNonNull(in));
    }
    root.path("files")
        .properties()
        .forEach(
            file -> {
              String kind = file.getKey().substring(0, file.getKey().indexOf('/'));
              JsonNode name = file.getValue().path("name");
              files.put(kind + ":" + name.asText(), file.getValue());
            });
    for (String key : List.copyOf(files.keySet())) {
      if (key.startsWith("events:")) {
        Definition event = definition(key);
        classes.put(event.uid(), event);
      }
    }
  }

  /** The class with a {@code class_uid}, null when there is none. */
  Definition eventClass(int uid) {
    return classes.get(uid);
  }

  /** An object, null when the name is none. */
  Definition object(String name) {
    return files.containsKey("objects:" + name) ? definition("objects:" + name) : null;
  }

  /** A simple type. */
  JsonNode type(String name) {
    return root.path("types").path("attributes").path(name);
  }

  /** The kinds of observables: those of simple types and those of objects. */
  Map<String, String> observables() {
    Map<String, String> kinds = new HashMap<>();
    root.path("types").path("attributes").forEach(type -> addKind(type, kinds));
    files.values().forEach(file -> addKind(file, kinds));
    return kinds;
  }

  String categoryName(int uid) {
    for (JsonNode category : root.path("categories").path("attributes")) {
      if (category.path("uid").asInt() == uid) {
        return category.path("caption").asText();
      }
    }
    return "Uncategorized";
  }

  int categoryUid(String name) {
    return root.path("categories").path("attributes").path(name).path("uid").asInt();
  }

  private static void addKind(JsonNode holder, Map<String, String> kinds) {
    if (holder.path("observable").isInt()) {
      kinds.put(holder.path("observable").asText(), holder.path("caption").asText());
    }
  }

  private Definition definition(String key) {
    Definition known = resolved.get(key);
    if (known == null) {
      known = resolve(key);
      resolved.put(key, known);
    }
    return known;
  }

  private Definition resolve(String key) {
    JsonNode file = Objects.requireNonNull(files.get(key), key);
    String kind = key.substring(0, key.indexOf(':') + 1);
    Map<String, ObjectNode> attributes = new LinkedHashMap<>();
    JsonNode rules = file.path("constraints");
    String category = file.path("category").asText("other");
    if (file.has("extends") && files.containsKey(kind + file.path("extends").asText())) {
      Definition parent = definition(kind + file.path("extends").asText());
      parent.attributes().forEach((name, node) -> attributes.put(name, node.deepCopy()));
      rules = file.has("constraints") ? rules : parent.rules();
      category = file.path("category").asText(parent.category());
    }
    own(file).forEach((name, node) -> merge(attributes, name, node));
    attributes.replaceAll((name, node) -> withDictionary(name, node));
    int uid = file.path("uid").asInt();
    int all = category.equals("other") ? uid : 1000 * categoryUid(category) + uid;
    boolean event = kind.startsWith("events") && (file.has("uid") || key.endsWith(":base_event"));
    return new Definition(
        file.path("caption").asText(), event ? all : -1, category, attributes, rules);
  }

  private Map<String, ObjectNode> own(JsonNode file) {
    Map<String, ObjectNode> attributes = new LinkedHashMap<>();
    for (String include : includes(file.path("attributes"))) {
      JsonNode profile = Objects.requireNonNull(root.path("files").get(include), include);
      own(profile)
          .forEach(
              (name, node) -> {
                ObjectNode copy = node.deepCopy();
                if (!copy.has("profile")) {
                  copy.put("profile", profile.path("name").asText());
                }
                merge(attributes, name, copy);
              });
    }
    file.path("attributes")
        .properties()
        .forEach(
            field -> {
              if (!field.getKey().equals("$include")) {
                merge(attributes, field.getKey(), (ObjectNode) field.getValue());
              }
            });
    return attributes;
  }

  private static List<String> includes(JsonNode attributes) {
    List<String> includes = new ArrayList<>();
    JsonNode given = attributes.path("$include");
    if (given.isTextual()) {
      includes.add(given.asText());
    }
    given.forEach(path -> includes.add(path.asText()));
    return includes;
  }

  private static void merge(Map<String, ObjectNode> into, String name, ObjectNode node) {
    ObjectNode old = into.get(name);
    into.put(name, old == null ? node.deepCopy() : merged(old, node));
  }

  private ObjectNode withDictionary(String name, ObjectNode node) {
    JsonNode word = root.path("attributes").path(name);
    return word.isObject() ? merged((ObjectNode) word, node) : node;
  }

  private static ObjectNode merged(ObjectNode first, ObjectNode second) {
    ObjectNode result = first.deepCopy();
    ObjectNode values = first.has("enum") ? first.path("enum").deepCopy() : null;
    result.setAll(second.deepCopy());
    if (values != null && second.has("enum")) {
      values.setAll((ObjectNode) second.path("enum"));
      result.set("enum", values);
    }
    return result;
  }
}
