package io.github.camelnetskope.formats.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value list: it maps a field's values to those of the format. Its lines are {@code value | id |
 * caption}; upper and lower case match alike, a value that ends with {@code *} matches as a prefix,
 * {@code *} alone matches any other value, and {@code (none)} matches a record without the field.
 * Caption {@code *} is the field's own value. Immutable.
 */
final class Lookup {
  private static final String NONE = "(none)";

  private final Map<String, Value> exact = new HashMap<>();
  private final List<Map.Entry<String, Value>> prefixes = new ArrayList<>();
  private final @Nullable Value none;
  private final @Nullable Value other;

  Lookup(List<TableLine> lines) {
    for (TableLine line : lines) {
      String value = line.cell(0).toLowerCase(Locale.ROOT);
      if (value.length() > 1 && value.endsWith("*")) {
        prefixes.add(Map.entry(value.substring(0, value.length() - 1), entry(line)));
      } else {
        exact.put(value, entry(line));
      }
    }
    none = exact.remove(NONE);
    other = exact.remove("*");
  }

  /** The entry for a record without the field. */
  @Nullable Value none() {
    return none;
  }

  /** The entry for a value, null when the list has neither the value nor {@code *}. */
  @Nullable Value find(String text) {
    Value found = exact.get(text); // exact spelling first: saves the conversion to lower case
    if (found == null) {
      String value = text.strip().toLowerCase(Locale.ROOT);
      found = exact.get(value);
      found = found == null ? byPrefix(value) : found;
    }
    if (found != null) {
      return text.equalsIgnoreCase(found.caption()) ? found : found.inexact();
    }
    return other == null ? null : otherNamed(other, text);
  }

  private @Nullable Value byPrefix(String value) {
    for (Map.Entry<String, Value> entry : prefixes) {
      if (value.startsWith(entry.getKey())) {
        return entry.getValue();
      }
    }
    return null;
  }

  private static Value otherNamed(Value other, String text) {
    return "*".equals(other.caption())
        ? new Value(other.text(), other.json(), true, text)
        : other.inexact();
  }

  private static Value entry(TableLine line) {
    String id = line.cell(1);
    boolean json = id.matches("-?\\d+|\\[.*]|true|false");
    return new Value(id, json, true, line.cell(2).isEmpty() ? null : line.cell(2));
  }
}
