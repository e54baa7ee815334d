package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.checkpoint.Checkpoint.Idle;
import io.github.camelnetskope.checkpoint.Checkpoint.Requested;
import io.github.camelnetskope.client.Moment;
import io.github.camelnetskope.client.Time;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps track of requests that were given up and that the tenant may still carry out: whether there
 * may be one, and whether the cursor was compared so recently that {@code next} may follow.
 * Confined to the feed's worker.
 */
final class LateRequests {
  /** How long a comparison is valid: later, a late request may have been carried out since. */
  private static final Duration FRESH = Duration.ofSeconds(10);

  private final Probation probation;
  private final Time time;

  /** When the answer to a {@code resend} was last compared, so that {@code next} may follow. */
  private @Nullable Moment compared;

  /** Whether the last announced request was given up and may be carried out late. */
  private boolean latest;

  LateRequests(Probation probation, Time time) {
    this.probation = probation;
    this.time = time;
  }

  /**
   * Whether a late request may still be carried out, or may have been since the last comparison.
   */
  boolean mayCome() {
    return probation.isActive();
  }

  /**
   * Resets when a new request is announced or the cursor is taken over: the request is not late,
   * nothing is compared.
   */
  void none() {
    compared = null;
    latest = false;
  }

  /** The last announced request was given up. */
  void givenUp() {
    probation.begin();
    latest = true;
  }

  /** An earlier request may still be in flight. */
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
   * A {@code resend} brought a new page. It is the page of a late request, unless it belongs to a
   * request that was refused or answered without a result, or is delivered again.
   */
  void broughtPage(@Nullable Checkpoint now) {
    if (now instanceof Idle || (now instanceof Requested && latest)) {
      probation.pageSeen();
    }
  }
}
