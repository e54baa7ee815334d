package io.github.camelnetskope.client;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The end of a cursor: it reads everything that the tenant inserted before a time, in whole
 * seconds.
 */
public final class Until {
  private final TimeText time;

  private Until(TimeText time) {
    this.time = time;
  }

  /**
   * Reads {@code now}, an ISO-8601 instant, epoch seconds, or a negative ISO-8601 duration such as
   * {@code -PT1H}.
   *
   * @throws IllegalArgumentException saying what is allowed
   */
  public static Until parse(String text) {
    if (text.equals("now")) {
      return new Until(new TimeText.Back(Duration.ZERO));
    }
    return TimeText.parse(text)
        .map(Until::new)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "until: was '" + text + "', allowed is now, " + TimeText.ALLOWED));
  }

  /** A time that is fixed. */
  public static Until at(Instant end) {
    return new Until(new TimeText.Fixed(end));
  }

  /**
   * The end of a cursor. One that is relative to now is fixed when the cursor is first started.
   *
   * @param fixed the end that was fixed before, if there is one
   */
  public Instant end(Optional<Instant> fixed, Instant now) {
    Instant end = time.at(now).truncatedTo(ChronoUnit.SECONDS);
    return time instanceof TimeText.Fixed ? end : fixed.orElse(end);
  }
}
