package io.github.camelnetskope.feed;

import io.github.camelnetskope.client.Moment;
import io.github.camelnetskope.client.Time;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Detects that a call of the route or of the checkpoint store does not return. Costs one read of
 * the clock for each call. Thread-safe.
 */
final class HangWatch {
  private final Time time;
  private final ScheduledExecutorService timer;
  private final Duration threshold;
  private final Runnable hung;

  private volatile Moment since;
  private volatile boolean busy;
  private @Nullable ScheduledFuture<?> armed;
  private boolean closed;
  private boolean told;

  /**
   * No call is watched yet.
   *
   * @param threshold how long a call may take; zero: no limit
   * @param hung run once for each call that takes longer, on a timer's thread
   */
  HangWatch(Time time, ScheduledExecutorService timer, Duration threshold, Runnable hung) {
    this.time = time;
    this.timer = timer;
    this.threshold = threshold;
    this.hung = hung;
    this.since = time.moment();
  }

  /** A call begins; the clock is read only if none was in progress. */
  void begins() {
    if (!busy) {
      calling();
    }
  }

  /** A call begins, or has returned and the next one begins at once. */
  void calling() {
    since = time.moment();
    if (!busy) {
      begin();
    }
  }

  /** All calls have returned. */
  void quiet() {
    busy = false;
  }

  /** Stops watching and removes its timer task, which would keep a user's pool from ending. */
  synchronized void close() {
    closed = true;
    if (armed != null) {
      armed.cancel(false);
      armed = null;
    }
  }

  private synchronized void begin() {
    busy = true;
    told = false;
    if (armed == null && !closed && !threshold.isZero()) {
      arm(threshold);
    }
  }

  private void arm(Duration wait) {
    try {
      armed = timer.schedule(this::look, wait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      armed = null; // the process is being stopped
    }
  }

  private void look() {
    boolean isHung;
    synchronized (this) {
      armed = null;
      Duration left = time.moment().until(since.plus(threshold));
      boolean late = left.isNegative() || left.isZero();
      isHung = busy && late && !told;
      told = told || isHung;
      if (busy && !isHung && !closed) {
        arm(late ? threshold : left);
      }
    }
    if (isHung) {
      hung.run();
    }
  }
}
