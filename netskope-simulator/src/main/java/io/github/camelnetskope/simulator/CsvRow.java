package io.github.camelnetskope.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A row of a CSV multi-iterator. Immutable.
 *
 * @param version of its schema
 * @param columns of its schema
 * @param cells fewer than columns in a short row
 */
record CsvRow(String version, List<String> columns, List<String> cells) {

  /** The row as sent with {@code schema_headers}: its version comes first. */
  String versioned() {
    List<String> all = new ArrayList<>(cells);
    all.add(0, version);
    return line(all);
  }

  /** The cells as a line with its line break. */
  static String line(List<String> cells) {
    return String.join(",", cells.stream().map(CsvRow::cell).toList()) + "\n";
  }

  private static String cell(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /** The row as a record: an object with text values, in the order of the columns. */
  byte[] json() {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < cells.size(); i++) {
      json.append(i == 0 ? "" : ",").append(quoted(columns.get(i))).append(':');
      json.append(quoted(cells.get(i)));
    }
    return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> json.append('\\').append(c);
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> json.append(c < ' ' ? String.format(Locale.ROOT, "\\u%04x", (int) c) : c);
      }
    }
    return json.append('"').toString();
  }
}
