package io.github.camelnetskope.feed;

import io.github.camelnetskope.client.Moment;
import io.github.camelnetskope.client.Time;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A timer that fires once, at the moment for which it is set. Confined to the feed's worker. */
final class Alarm {
  private final ScheduledExecutorService timer;
  private final Time time;
  private final Runnable ring;
  private @Nullable Future<?> set;

  /**
   * An alarm that is not set.
   *
   * @param ring run on the timer thread; must be quick
   */
  Alarm(ScheduledExecutorService timer, Time time, Runnable ring) {
    this.timer = timer;
    this.time = time;
    this.ring = ring;
  }

  /** Sets the alarm to this moment; replaces an earlier setting. */
  void at(Moment moment) {
    off();
    long nanos = Math.max(0, time.moment().until(moment).toNanos());
    try {
      set = timer.schedule(ring, nanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      set = null; // the process is being stopped
    }
  }

  /** Sets the alarm to this long from now; replaces an earlier setting. */
  void in(Duration wait) {
    at(time.moment().plus(wait));
  }

  /** Cancels the alarm. */
  void off() {
    if (set != null) {
      set.cancel(false);
      set = null;
    }
  }
}
