package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.client.Moment;
import io.github.camelnetskope.client.Time;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The time after requests were given up: a gateway may carry one out later, and the page that it
 * brings would be handed out to nobody. So each {@code next} is preceded by a {@code resend} that
 * is compared, until all stray pages were seen or the time is over; the last comparison comes after
 * that time. Confined to the feed's worker.
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

  /** A cursor is taken over with what is left of its probation. */
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

  /** A page came that nobody has asked for in vain: one stray less. */
  void pageSeen() {
    if (strays > 0) {
      strays--;
    }
  }

  /** The answer to a {@code resend} was compared: after its time, that is the end of it. */
  void compared() {
    Moment end = until;
    if (end != null && !time.moment().isBefore(end)) {
      strays = 0;
    }
  }

  /** Whether a stray request may come, or may have come since the last comparison. */
  boolean lasts() {
    return strays > 0 && until != null;
  }

  /** For the checkpoint: in whole seconds, so that it is not saved at each tick. */
  History in(History history) {
    Moment end = until;
    if (!lasts() || end == null) {
      return history.withProbation(0, Duration.ZERO);
    }
    long seconds = Math.max(0, time.moment().until(end).toSeconds());
    return history.withProbation(strays, Duration.ofSeconds(seconds + 1));
  }
}
