package io.github.camelnetskope.client.http;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs an action after a time, unless cancelled before. A cancelled deadline references nothing,
 * although the timer may keep it until its time. Thread-safe.
 */
final class Deadline {
  private final AtomicReference<@Nullable Runnable> action;
  private final Future<?> task;

  private Deadline(ScheduledExecutorService timer, Duration time, Runnable action) {
    this.action = new AtomicReference<>(action);
    this.task = timer.schedule(new Expiry(this.action), time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Starts the time. */
  static Deadline start(ScheduledExecutorService timer, Duration time, Runnable action) {
    return new Deadline(timer, time, action);
  }

  void cancel() {
    action.set(null);
    task.cancel(false);
  }

  /** An option and its value, as a user writes them. */
  static String text(String option, Duration value) {
    long millis = value.toMillis();
    return option + "=" + (millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms");
  }

  private record Expiry(AtomicReference<@Nullable Runnable> action) implements Runnable {
    @Override
    public void run() {
      Runnable due = action.getAndSet(null);
      if (due != null) {
        due.run();
      }
    }
  }
}
