package io.github.camelnetskope;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The tables of the reference that come from the component's metadata. */
final class MetadataReference {
  /** The groups in the order of the page, and what they are called there. */
  private static final Map<String, String> GROUPS = groups();

  private MetadataReference() {}

  private static Map<String, String> groups() {
    Map<String, String> groups = new LinkedHashMap<>();
    groups.put("common", "For consumers and producers");
    groups.put("consumer", "Consumer");
    groups.put("consumer (advanced)", "Consumer, advanced");
    groups.put("producer", "Producer");
    groups.put("producer (advanced)", "Producer, advanced");
    groups.put("security", "Security");
    groups.put("security (advanced)", "Security, advanced");
    groups.put("proxy", "Proxy");
    groups.put("health", "Health");
    groups.put("advanced", "Advanced");
    groups.put("scheduler", "Scheduler of Camel");
    return groups;
  }

  /** A section for each group, each option in one row. */
  static String options(JsonNode metadata) {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    GROUPS.keySet().forEach(group -> rows.put(group, new TreeMap<>()));
    JsonNode ofComponent = metadata.get("componentProperties");
    JsonNode ofEndpoint = metadata.get("properties");
    for (JsonNode all : List.of(ofComponent, ofEndpoint)) {
      for (Map.Entry<String, JsonNode> option : all.properties()) {
        String name = option.getKey();
        JsonNode o = option.getValue();
        if (!text(o, "kind").equals("path")) {
          String where = where(ofComponent.has(name), ofEndpoint.has(name));
          rows.get(text(o, "group")).put(name, row(name, where, o));
        }
      }
    }
    return sections(rows, GROUPS, "2,1,1,5", "Option |Where |Default |Meaning");
  }

  private static String where(boolean component, boolean endpoint) {
    return component && endpoint ? "component, URI" : component ? "component" : "URI";
  }

  private static String row(String name, String where, JsonNode o) {
    String usual = text(o, "defaultValue");
    return "|`"
        + name
        + "` |"
        + where
        + " |"
        + (usual.isEmpty() ? "" : "`" + usual + "`")
        + " |"
        + escaped(text(o, "description"))
        + values(o);
  }

  private static String values(JsonNode option) {
    List<String> values = new ArrayList<>();
    option.path("enum").forEach(value -> values.add(value.asText()));
    return values.isEmpty() ? "" : " Values: `" + String.join("`, `", values) + "`.";
  }

  /** A section for what a consumer sets, and one for what a producer reads or sets. */
  static String headers(JsonNode metadata) {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    Map<String, String> titles = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> header : metadata.get("headers").properties()) {
      JsonNode h = header.getValue();
      String group = text(h, "group");
      titles.put(group, group.substring(0, 1).toUpperCase(Locale.ROOT) + group.substring(1));
      String constant = text(h, "constantName").replaceAll(".*#", "");
      rows.computeIfAbsent(group, key -> new TreeMap<>())
          .put(
              header.getKey(),
              "|`"
                  + header.getKey()
                  + "` |`"
                  + constant
                  + "` |`"
                  + text(h, "javaType").replaceAll("[a-z0-9]+\\.", "")
                  + "` |"
                  + escaped(text(h, "description")));
    }
    return sections(rows, titles, "3,3,1,5", "Header |Constant |Type |Meaning");
  }

  private static String sections(
      Map<String, Map<String, String>> rows,
      Map<String, String> titles,
      String columns,
      String header) {
    var sections = new StringBuilder();
    rows.forEach(
        (group, of) ->
            sections
                .append("\n== " + titles.get(group) + "\n\n")
                .append(table(columns, header, of.values())));
    return sections.append('\n').toString();
  }

  /** A table of rows that begin with a bar. */
  static String table(String columns, String header, Iterable<String> rows) {
    return "[cols=\""
        + columns
        + "\",options=\"header\"]\n|===\n|"
        + header
        + "\n\n"
        + String.join("\n", rows)
        + "\n|===\n";
  }

  /** Text in which nothing ends a cell or is taken for an attribute. */
  static String escaped(String text) {
    return text.replace("|", "{vbar}");
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText("");
  }
}
