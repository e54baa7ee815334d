package io.github.camelnetskope.client;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rule for the values of a parameter.
 *
 * @param allowed the allowed values, as text for errors
 * @param reading converts the given value into the one that is sent
 * @param isPublic whether values are words of the API, numbers or times, which errors may show; any
 *     other value may name a person
 */
record ParameterRule(String allowed, Reading reading, boolean isPublic) {
  private static final int MOST_LIST_BYTES = 8 * 1024 * 1024;
  private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{32}|[0-9a-fA-F]{64}");

  /** Reads a value. */
  @FunctionalInterface
  interface Reading {
    /**
     * The value for the wire; throws an {@link IllegalArgumentException} when it is not allowed.
     */
    String wire(String given, Instant now);
  }

  /** Any text that is not blank. */
  static ParameterRule text() {
    return matching("a text that is not blank", text -> true);
  }

  /** One of the values, in any case and with or without blanks; sent as the API spells it. */
  static ParameterRule oneOf(String... values) {
    var spelling =
        Arrays.stream(values).collect(Collectors.toMap(ParameterRule::loose, value -> value));
    return new ParameterRule(
        "one of " + String.join(", ", values),
        (given, now) -> {
          String known = spelling.get(loose(given));
          require(known != null);
          return String.valueOf(known);
        },
        true);
  }

  private static String loose(String value) {
    return value.replaceAll("[ _-]", "").toLowerCase(Locale.ROOT);
  }

  /** A whole number within limits. */
  static ParameterRule number(int least, int most) {
    return new ParameterRule(
        "a whole number from " + least + " to " + most,
        (given, now) -> {
          require(given.strip().matches("\\d{1,10}"));
          long number = Long.parseLong(given.strip());
          require(number >= least && number <= most);
          return Long.toString(number);
        },
        true);
  }

  /** A point in time, sent as epoch seconds. */
  static ParameterRule time() {
    return new ParameterRule(
        QueryTime.ALLOWED,
        (given, now) -> Long.toString(QueryTime.parse(given.strip(), now).getEpochSecond()),
        true);
  }

  /** A list of up to 8 MB, whose entries are all allowed. */
  private static ParameterRule list(String what, Predicate<String> entry) {
    return new ParameterRule(
        "a comma-separated list of " + what + " of at most 8 MB",
        (given, now) -> {
          require(given.length() <= MOST_LIST_BYTES);
          require(given.getBytes(StandardCharsets.UTF_8).length <= MOST_LIST_BYTES);
          List<String> entries =
              given.lines().flatMap(line -> Arrays.stream(line.split(",", -1))).toList();
          List<String> stripped =
              entries.stream().map(String::strip).filter(one -> !one.isEmpty()).toList();
          require(!stripped.isEmpty() && stripped.stream().allMatch(entry));
          return String.join(",", stripped);
        },
        false);
  }

  /** A list of URLs, up to 8 MB. */
  static ParameterRule urls() {
    return list("URLs without blanks", url -> url.chars().noneMatch(Character::isWhitespace));
  }

  /** A list of file hashes, up to 8 MB. */
  static ParameterRule hashes() {
    return list("MD5 or SHA-256 hashes", hash -> HASH.matcher(hash).matches());
  }

  /** E-mail addresses or names of users. */
  static ParameterRule users() {
    return list("users", user -> true);
  }

  /** A JSON array with a limited number of objects, given as JSON text. */
  static ParameterRule objects(int most) {
    return new ParameterRule(
        "a list of 1 to " + most + " objects",
        (given, now) -> {
          int size = ObjectListReader.size(given);
          require(size >= 1 && size <= most);
          return given.strip();
        },
        false);
  }

  private static ParameterRule matching(String allowed, Predicate<String> good) {
    return new ParameterRule(
        allowed,
        (given, now) -> {
          require(!given.isBlank() && good.test(given));
          return given;
        },
        false);
  }

  private static void require(boolean good) {
    if (!good) {
      throw new IllegalArgumentException();
    }
  }

  /**
   * Checks a value.
   *
   * @throws QueryRefusedException naming parameter, value and rule
   */
  String check(String parameter, String given, Instant now) {
    try {
      return reading.wire(given, now);
    } catch (IllegalArgumentException e) {
      throw new QueryRefusedException(parameter, given, allowed);
    }
  }
}
