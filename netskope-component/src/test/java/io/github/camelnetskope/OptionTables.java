package io.github.camelnetskope;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts tables into the component's page, between {@code // NAME: START} and {@code // NAME: END},
 * from the metadata that the build generates.
 */
final class OptionTables {
  private static final Pattern SLOT =
      Pattern.compile("(?s)(?<start>// (?<name>[a-z ]+): START\\n).*?(?<end>// \\k<name>: END)");

  private final Map<String, String> tables = new LinkedHashMap<>();

  OptionTables(JsonNode metadata) {
    JsonNode options = metadata.get("properties");
    tables.put("component options", options(metadata.get("componentProperties"), o -> true));
    tables.put("path parameters", options(options, o -> text(o, "kind").equals("path")));
    tables.put("query parameters", options(options, o -> !text(o, "kind").equals("path")));
    tables.put("message headers", headers(metadata.get("headers")));
  }

  /** The page with its tables as they should be. */
  String render(String page) {
    Matcher slot = SLOT.matcher(page);
    List<String> filled = new ArrayList<>();
    String rendered =
        slot.replaceAll(
            match -> {
              filled.add(slot.group("name"));
              String table = tables.get(slot.group("name"));
              return Matcher.quoteReplacement(slot.group("start") + table + slot.group("end"));
            });
    if (!filled.equals(List.copyOf(tables.keySet()))) {
      throw new IllegalArgumentException("slots are " + filled + ", not " + tables.keySet());
    }
    return rendered;
  }

  private static String options(JsonNode options, Predicate<JsonNode> wanted) {
    var rows = new StringBuilder("| Name | Description | Default | Type\n");
    for (Map.Entry<String, JsonNode> option : options.properties()) {
      JsonNode o = option.getValue();
      if (wanted.test(o)) {
        String group = text(o, "group");
        rows.append("| *").append(option.getKey()).append("*");
        rows.append(group.equals("common") ? "" : " (" + group + ")");
        rows.append(o.get("required").asBoolean() ? " *Required*" : "");
        rows.append(" | ").append(escape(text(o, "description"))).append(values(o));
        rows.append(" | ").append(escape(text(o, "defaultValue")));
        rows.append(" | ").append(simple(text(o, "javaType"))).append('\n');
      }
    }
    return table("2,5,^1,2", rows);
  }

  private static String headers(JsonNode headers) {
    var rows = new StringBuilder("| Name | Description | Type\n");
    for (Map.Entry<String, JsonNode> header : headers.properties()) {
      JsonNode h = header.getValue();
      String constant = text(h, "constantName").replaceAll(".*#", "");
      rows.append("| *").append(header.getKey()).append("* (").append(text(h, "group"));
      rows.append(")\n\nConstant: `NetskopeConstants.").append(constant).append("`");
      rows.append(" | ").append(escape(text(h, "description")));
      rows.append(" | ").append(simple(text(h, "javaType"))).append('\n');
    }
    return table("2,4,1", rows);
  }

  private static String table(String columns, CharSequence rows) {
    return "[width=\"100%\",cols=\"" + columns + "\",options=\"header\"]\n|===\n" + rows + "|===\n";
  }

  private static String values(JsonNode option) {
    List<String> values = new ArrayList<>();
    option.path("enum").forEach(value -> values.add(value.asText()));
    return values.isEmpty() ? "" : "\n\nValues: `" + String.join("`, `", values) + "`.";
  }

  /** Types without packages. */
  private static String simple(String javaType) {
    return javaType.replaceAll("[a-z0-9]+\\.", "");
  }

  private static String escape(String text) {
    return text.replace("|", "{vbar}");
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText("");
  }
}
