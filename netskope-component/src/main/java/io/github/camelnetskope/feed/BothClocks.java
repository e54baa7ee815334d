package io.github.camelnetskope.feed;

import io.github.camelnetskope.client.Moment;
import java.time.Instant;

/** The same instant on the monotonic clock and on the wall clock. */
record BothClocks(Moment moment, Instant wallTime) {
  /** What the wall clock shows, showed or will show then. */
  Instant wallTimeOf(Moment other) {
    return wallTime.plus(moment.until(other));
  }
}
