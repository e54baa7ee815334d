package io.github.camelnetskope.client;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A time in an option: a fixed one, or one relative to now. */
sealed interface TimeText {
  /** What is allowed, for errors. */
  String ALLOWED =
      "an instant such as 2026-01-31T00:00:00Z, epoch seconds, or a time before now such as -PT24H";

  /** The time, when the option is read at the given moment. */
  Instant at(Instant now);

  /** A fixed time. */
  record Fixed(Instant time) implements TimeText {
    @Override
    public Instant at(Instant now) {
      return time;
    }
  }

  /** A time this long before now. */
  record Back(Duration back) implements TimeText {
    @Override
    public Instant at(Instant now) {
      return now.minus(back);
    }
  }

  /** Empty when the text is neither an ISO-8601 instant, epoch seconds, nor a negative duration. */
  static Optional<TimeText> parse(String text) {
    try {
      if (text.matches("\\d{1,11}")) {
        return Optional.of(new Fixed(Instant.ofEpochSecond(Long.parseLong(text))));
      }
      return text.startsWith("-P")
          ? Optional.of(new Back(Duration.parse(text.substring(1))))
          : Optional.of(new Fixed(Instant.parse(text)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
