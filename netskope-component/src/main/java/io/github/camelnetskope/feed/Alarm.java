package io.github.camelnetskope.feed;

import io.github.camelnetskope.client.Moment;
import io.github.camelnetskope.client.Time;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Rings once, at the moment it is set to. Confined to the feed's worker. */
final class Alarm {
  private final ScheduledExecutorService timer;
  private final Time time;
  private final Runnable ring;
  private @Nullable Future<?> set;

  /**
   * An alarm that is off.
   *
   * @param ring run on a timer's thread; must be quick
   */
  Alarm(ScheduledExecutorService timer, Time time, Runnable ring) {
    this.timer = timer;
    this.time = time;
    this.ring = ring;
  }

  /** Rings at this moment, and at no other. */
  void at(Moment moment) {
    off();
    long nanos = Math.max(0, time.moment().until(moment).toNanos());
    try {
      set = timer.schedule(ring, nanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      set = null; // the process is being stopped
    }
  }

  /** Rings after so long, and at no other moment. */
  void in(Duration wait) {
    at(time.moment().plus(wait));
  }

  /** Does not ring. */
  void off() {
    if (set != null) {
      set.cancel(false);
      set = null;
    }
  }
}
