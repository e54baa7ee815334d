package io.github.camelnetskope.client;

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

  /** A time that is fixed. */
  static StartFrom at(Instant begin) {
    return now -> epoch(begin);
  }

  private static StartFrom parseTime(String text) {
    TimeText time =
        TimeText.parse(text)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "startFrom: was '"
                            + text
                            + "', allowed is resend, next, now, "
                            + TimeText.ALLOWED));
    return now -> epoch(time.at(now));
  }

  private static IteratorOperation epoch(Instant instant) {
    return new IteratorOperation.Epoch(instant.getEpochSecond());
  }
}
