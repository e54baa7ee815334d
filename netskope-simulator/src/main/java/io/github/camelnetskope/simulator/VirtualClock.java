package io.github.camelnetskope.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved. Thread-safe. */
public final class VirtualClock implements InstantSource {

  private Instant now;

  private VirtualClock(Instant now) {
    this.now = now;
  }

  /** A clock that begins at an instant. */
  public static VirtualClock at(String instant) {
    return new VirtualClock(Instant.parse(instant));
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  /** Lets time pass. */
  public synchronized void advance(Duration duration) {
    now = now.plus(duration);
  }

  /** Lets seconds pass. */
  public void advanceSeconds(long seconds) {
    advance(Duration.ofSeconds(seconds));
  }
}
