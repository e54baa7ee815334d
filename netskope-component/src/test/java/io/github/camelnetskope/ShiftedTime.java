package io.github.camelnetskope;

import io.github.camelnetskope.client.Moment;
import io.github.camelnetskope.client.Time;
import java.time.Duration;
import java.time.Instant;

/** The time of this machine, which a test can shift by hours. */
final class ShiftedTime implements Time {
  private volatile Duration shift = Duration.ZERO;

  void pass(Duration duration) {
    shift = shift.plus(duration);
  }

  @Override
  public Moment moment() {
    return Time.SYSTEM.moment().plus(shift);
  }

  @Override
  public Instant wallTime() {
    return Time.SYSTEM.wallTime().plus(shift);
  }
}
