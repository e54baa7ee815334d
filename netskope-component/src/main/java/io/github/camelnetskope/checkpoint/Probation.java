package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.client.Moment;
import io.github.camelnetskope.client.Time;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The time after requests were given up: a gateway may still carry one out, and its page would be
 * lost. So a {@code resend} is sent and compared before each {@code next}, until the pages of all
 * these requests were seen or the time is over; the last comparison is made after that time.
 * Confined to the feed's worker.
 */
final class Probation {
  private final Duration period;
  private final Time time;
  private int strays;
  private @Nullable Moment until;

  Probation(Duration period, Time time) {
    this.period = period;
    this.time = time;
  }

  /** Resumes the rest of the probation when a cursor is taken over. */
  void resume(History history) {
    strays = history.strays();
    until = strays == 0 ? null : time.moment().plus(shorter(history.probation(), period));
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /** One more request may be carried out later. */
  void begin() {
    if (!period.isZero()) {
      strays++;
      until = time.moment().plus(period);
    }
  }

  /** The page of a stray request was received: one less is outstanding. */
  void pageSeen() {
    if (strays > 0) {
      strays--;
    }
  }

  /**
   * The answer to a {@code resend} was compared; after the time is over, this ends the probation.
   */
  void compared() {
    Moment end = until;
    if (end != null && !time.moment().isBefore(end)) {
      strays = 0;
    }
  }

  /** Whether a stray request may come, or may have come since the last comparison. */
  boolean isActive() {
    return strays > 0 && until != null;
  }

  /**
   * The history with the rest of the probation in whole seconds, so that it does not differ at each
   * save.
   */
  History in(History history) {
    Moment end = until;
    if (!isActive() || end == null) {
      return history.withProbation(0, Duration.ZERO);
    }
    long seconds = Math.max(0, time.moment().until(end).toSeconds());
    return history.withProbation(strays, Duration.ofSeconds(seconds + 1));
  }
}
