package io.github.camelnetskope.client;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** A point in time as a user writes it. */
final class QueryTime {
  static final String ALLOWED =
      "epoch seconds (not milliseconds), an instant such as 2026-01-31T00:00:00Z, now,"
          + " or a time before now such as -PT24H";

  private QueryTime() {}

  static Instant parse(String text, Instant now) {
    try {
      if (text.equals("now")) {
        return now;
      }
      if (text.matches("\\d{1,11}")) {
        return Instant.ofEpochSecond(Long.parseLong(text));
      }
      return text.startsWith("-P")
          ? now.minus(Duration.parse(text.substring(1)))
          : Instant.parse(text);
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(ALLOWED, e);
    }
  }
}
