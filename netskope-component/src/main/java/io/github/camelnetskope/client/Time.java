package io.github.camelnetskope.client;

import java.time.Instant;

/**
 * The two clocks: a monotonic one for all waits, and the wall clock for times in records, requests
 * and texts. The wall clock may be set back or forward at any time. Thread-safe.
 */
public interface Time {
  /** The clocks of this machine. */
  Time SYSTEM = new SystemTime();

  /** Now, on the monotonic clock. */
  Moment moment();

  /** Now, on the wall clock. */
  Instant wallTime();
}
