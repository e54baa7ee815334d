package io.github.camelnetskope.model;

import io.github.camelnetskope.client.Moment;
import io.github.camelnetskope.client.Time;
import java.time.Duration;
import java.time.Instant;

/** Time that passes only when the model says so. The wall clock stands still. */
final class FrozenTime implements Time {
  private static final Instant WALL = Instant.parse("2026-03-01T12:00:00Z");

  private Moment now = new Moment(0);

  void pass(Duration duration) {
    now = now.plus(duration);
  }

  @Override
  public Moment moment() {
    return now;
  }

  @Override
  public Instant wallTime() {
    return WALL;
  }
}
