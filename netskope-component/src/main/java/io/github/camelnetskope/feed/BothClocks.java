package io.github.camelnetskope.feed;

import io.github.camelnetskope.client.Moment;
import java.time.Instant;

/** The same instant on the monotonic clock and on the wall clock. */
record BothClocks(Moment moment, Instant wallTime) {
  /** The wall-clock time of another moment, past or future. */
  Instant wallTimeOf(Moment other) {
    return wallTime.plus(moment.until(other));
  }
}
