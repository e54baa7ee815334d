package io.github.camelnetskope.client;

import java.time.Instant;

/** The clocks of this machine. */
final class SystemTime implements Time {
  @Override
  public Moment moment() {
    return new Moment(System.nanoTime());
  }

  @Override
  public Instant wallTime() {
    return Instant.now();
  }
}
