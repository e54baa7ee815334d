package io.github.camelnetskope.recipes.kit;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for events in other processes. */
public final class Await {
  /** Long enough for any machine; only a failing test waits so long. */
  private static final Duration PATIENCE = Duration.ofSeconds(Long.getLong("patience", 300));

  private static final long STEP_NANOS = 200_000_000;

  private Await() {}

  /** Waits until a condition is true; one that throws is not true yet. */
  public static void until(String what, Callable<Boolean> condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Exception last = null;
    while (System.nanoTime() < end) {
      try {
        if (condition.call()) {
          return;
        }
        last = null;
      } catch (Exception e) {
        last = e;
      }
      LockSupport.parkNanos(STEP_NANOS);
    }
    throw new AssertionError("waited for: " + what, last);
  }
}
