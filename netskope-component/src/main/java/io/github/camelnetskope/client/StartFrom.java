package io.github.camelnetskope.client;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** Where a cursor without a checkpoint begins. */
@FunctionalInterface
public interface StartFrom {

  /** The first operation of such a cursor. */
  IteratorOperation operation(Instant now);

  /**
   * Reads {@code resend}, {@code next}, {@code now}, an ISO-8601 instant, epoch seconds, or a
   * negative ISO-8601 duration such as {@code -PT24H}.
   *
   * @throws IllegalArgumentException saying what is allowed
   */
  static StartFrom parse(String text) {
    return switch (text) {
      case "resend" -> now -> new IteratorOperation.Resend();
      case "next" -> now -> new IteratorOperation.Next();
      case "now" -> now -> epoch(now);
      default -> parseTime(text);
    };
  }

  private static StartFrom parseTime(String text) {
    try {
      if (text.matches("\\d{1,11}")) {
        return at(Instant.ofEpochSecond(Long.parseLong(text)));
      }
      if (text.startsWith("-P")) {
        Duration back = Duration.parse(text.substring(1));
        return now -> epoch(now.minus(back));
      }
      return at(Instant.parse(text));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "startFrom: was '"
              + text
              + "', allowed is resend, next, now, an instant such as 2026-01-31T00:00:00Z,"
              + " epoch seconds, or a time before now such as -PT24H",
          e);
    }
  }

  private static StartFrom at(Instant instant) {
    IteratorOperation operation = epoch(instant);
    return now -> operation;
  }

  private static IteratorOperation epoch(Instant instant) {
    return new IteratorOperation.Epoch(instant.getEpochSecond());
  }
}
