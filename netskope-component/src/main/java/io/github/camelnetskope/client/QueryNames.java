package io.github.camelnetskope.client;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The names of parameters: an option is named {@code timePeriod}, on the wire it is {@code
 * timeperiod}; {@code fileId} is {@code file_id}. Both names are accepted.
 */
final class QueryNames {
  private static final String FREE = "param.";
  private static final List<String> OPTIONS =
      List.of(
          "timePeriod",
          "startTime",
          "endTime",
          "insertionStartTime",
          "insertionEndTime",
          "groupBy",
          "configType",
          "fileId",
          "quarantineProfileId",
          "legalHoldProfileId");
  private static final Map<String, String> WIRE =
      Map.of(
          "fileid", "file_id",
          "quarantineprofileid", "quarantine_profile_id",
          "legalholdprofileid", "legal_hold_profile_id");
  private static final Map<String, String> OPTION_BY_KEY =
      OPTIONS.stream().collect(Collectors.toMap(QueryNames::key, option -> option));

  private QueryNames() {}

  /** A key that is the same for all spellings of a name. */
  static String key(String name) {
    return bare(name).replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
  }

  /** Whether the name has the prefix of a parameter that may be unknown: {@code param.NAME}. */
  static boolean isFree(String name) {
    return name.startsWith(FREE);
  }

  /** The name without that prefix. */
  static String bare(String name) {
    return isFree(name) ? name.substring(FREE.length()) : name;
  }

  /** The wire name of an option that any endpoint may have; other names are returned unchanged. */
  static String wire(String name) {
    String key = key(name);
    String plain = OPTION_BY_KEY.containsKey(key) ? key : bare(name);
    return WIRE.getOrDefault(key, plain);
  }

  /** The option name, for errors; other names are returned unchanged. */
  static String option(String wire) {
    return OPTION_BY_KEY.getOrDefault(key(wire), wire);
  }

  /** Several option names, as text for errors. */
  static String options(String... wire) {
    return Arrays.stream(wire).map(QueryNames::option).collect(Collectors.joining(", "));
  }
}
