package io.github.camelnetskope.client;

import io.github.camelnetskope.client.http.ApiHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The headers of a CSV answer: {@code schema_headers}, in the form of a Python dictionary, or only
 * a {@code wait_time}.
 *
 * @param columns of each version of the schema; empty when the first line of the text has them
 * @param waitSeconds absent when it is missing or not a number
 */
record CsvSchemas(Map<String, List<String>> columns, Optional<String> waitSeconds) {
  static final String HEADER = "schema_headers";

  private static final String WAIT = "wait_time";
  private static final Pattern ENTRY =
      Pattern.compile(
          "['\"]([^'\"]+)['\"]\\s*:\\s*(?:'([^']*)'|\"([^\"]*)\"|\\[([^\\]]*)\\]|([0-9.]+))");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");

  static CsvSchemas of(ApiHeaders headers) {
    Map<String, List<String>> columns = new HashMap<>();
    Optional<String> wait = headers.first(WAIT);
    Matcher entry = ENTRY.matcher(headers.first(HEADER).orElse(""));
    while (entry.find()) {
      String name = entry.group(1);
      String value =
          Stream.of(2, 3, 4, 5)
              .map(entry::group)
              .filter(text -> text != null)
              .findFirst()
              .orElse("");
      if (name.equals(WAIT)) {
        wait = Optional.of(value);
      } else if (name.toLowerCase(Locale.ROOT).startsWith("v")) {
        columns.put(name, names(value));
      }
    }
    return new CsvSchemas(
        columns, wait.map(String::strip).filter(text -> SECONDS.matcher(text).matches()));
  }

  private static List<String> names(String columns) {
    return Stream.of(columns.split(",", -1))
        .map(name -> name.replaceAll("['\"]", "").strip())
        .toList();
  }
}
