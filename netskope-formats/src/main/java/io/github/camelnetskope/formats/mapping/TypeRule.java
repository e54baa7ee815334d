package io.github.camelnetskope.formats.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A line of {@code types.map}: {@code type | condition & condition}. A condition is {@code
 * field=value,value} (in any case, with * at the end as a prefix) or {@code ?field,field} (one of
 * them exists). Immutable.
 *
 * @param type the record type
 * @param conditions all must hold; none: any record
 */
record TypeRule(String type, List<Condition> conditions) {

  /**
   * One condition.
   *
   * @param fields the fields that are checked
   * @param values the accepted values; empty: any
   */
  record Condition(int[] fields, List<String> values) {

    boolean holds(SourceRecord source) {
      for (int field : fields) {
        int position = source.positionOf(field);
        if (position >= 0 && (values.isEmpty() || matches(source.text(position)))) {
          return true;
        }
      }
      return false;
    }

    private boolean matches(String text) {
      for (int i = 0; i < values.size(); i++) {
        if (matches(values.get(i), text)) {
          return true;
        }
      }
      return false;
    }

    private static boolean matches(String value, String text) {
      int last = value.length() - 1;
      return (last >= 0 && value.charAt(last) == '*')
          ? text.regionMatches(true, 0, value, 0, last)
          : text.equalsIgnoreCase(value);
    }
  }

  static TypeRule of(TableLine line, KnownFields fields) {
    List<Condition> conditions = new ArrayList<>();
    for (String condition : line.cell(1).split("&", -1)) {
      if (!condition.isBlank()) {
        conditions.add(condition(line, condition.strip(), fields));
      }
    }
    return new TypeRule(line.cell(0), List.copyOf(conditions));
  }

  boolean holds(SourceRecord source) {
    for (int i = 0; i < conditions.size(); i++) {
      if (!conditions.get(i).holds(source)) {
        return false;
      }
    }
    return true;
  }

  private static Condition condition(TableLine line, String text, KnownFields fields) {
    int equals = text.indexOf('=');
    if (text.startsWith("?")) {
      return new Condition(numbers(text.substring(1), fields), List.of());
    }
    if (equals <= 0) {
      throw line.bad(text, "field=value,value and ?field,field");
    }
    List<String> values =
        List.of(text.substring(equals + 1).toLowerCase(Locale.ROOT).split("\\s*,\\s*"));
    return new Condition(numbers(text.substring(0, equals), fields), values);
  }

  private static int[] numbers(String names, KnownFields fields) {
    return List.of(names.split(",")).stream().mapToInt(name -> fields.add(name.strip())).toArray();
  }
}
