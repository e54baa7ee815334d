package io.github.camelnetskope;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time of day, and hours later when a test says so. */
final class ShiftedClock extends Clock {
  private final Clock clock = Clock.systemUTC();
  private volatile Duration shift = Duration.ZERO;

  void pass(Duration duration) {
    shift = shift.plus(duration);
  }

  @Override
  public Instant instant() {
    return clock.instant().plus(shift);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
