package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.checkpoint.Checkpoint.Idle;
import io.github.camelnetskope.checkpoint.Checkpoint.Requested;
import io.github.camelnetskope.client.Moment;
import io.github.camelnetskope.client.Time;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is known of requests that were given up and may be carried out later: whether one may come,
 * and whether the cursor was compared so shortly ago that {@code next} may follow. Confined to the
 * feed's worker.
 */
final class LateRequests {
  /** A comparison that is older says little: a late request may have been carried out since. */
  private static final Duration FRESH = Duration.ofSeconds(10);

  private final Probation probation;
  private final Time time;

  /** When the answer to a {@code resend} was compared, so that {@code next} may follow it. */
  private @Nullable Moment compared;

  /** Whether the request that was announced last is one that may be carried out late. */
  private boolean latest;

  LateRequests(Probation probation, Time time) {
    this.probation = probation;
    this.time = time;
  }

  /** Whether one may be carried out yet, or may have been since the last comparison. */
  boolean mayCome() {
    return probation.lasts();
  }

  /** Another request is announced, or another owner begins: it is not late, nothing is compared. */
  void none() {
    compared = null;
    latest = false;
  }

  /** The request that was announced last was given up. */
  void givenUp() {
    probation.begin();
    latest = true;
  }

  /** An earlier request may be under way. */
  void oneMore() {
    probation.begin();
  }

  /** The answer to a {@code resend} was compared. */
  void compared() {
    compared = time.moment();
    probation.compared();
  }

  void notCompared() {
    compared = null;
  }

  /** Whether {@code next} may follow the last comparison. */
  boolean justCompared() {
    Moment at = compared;
    return at != null && time.moment().isBefore(at.plus(FRESH));
  }

  /**
   * A {@code resend} brought a page that is new. It is that of a late request, unless it is the
   * page of one that was refused or answered without a result, or one that is delivered again.
   */
  void broughtPage(@Nullable Checkpoint now) {
    if (now instanceof Idle || (now instanceof Requested && latest)) {
      probation.pageSeen();
    }
  }
}
