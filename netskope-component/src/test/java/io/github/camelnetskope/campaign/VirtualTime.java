package io.github.camelnetskope.campaign;

import io.github.camelnetskope.client.Moment;
import io.github.camelnetskope.client.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Both clocks and a scheduler, in which time passes only when a test waits. The wall clock may be
 * set. Confined to one thread.
 */
public final class VirtualTime implements Time, InstantSource {
  /** The first instant of each. */
  public static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");

  private Instant now = BEGIN;
  private Duration wallClockOff = Duration.ZERO;
  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparing((Task t) -> t.at).thenComparing(t -> t.number));
  private long scheduled;

  /** The scheduler of this time. */
  public final ScheduledExecutorService scheduler = new Scheduler();

  public void pass(Duration duration) {
    now = now.plus(duration);
  }

  /** Goes to the time of the next task and runs it; false when there is none. */
  public boolean runNext() {
    Task task = tasks.poll();
    while (task != null && task.isCancelled()) {
      task = tasks.poll();
    }
    if (task == null) {
      return false;
    }
    if (task.at.isAfter(now)) {
      now = task.at;
    }
    task.run();
    task.rethrow();
    return true;
  }

  /** Runs the tasks that are due now, also those that are added meanwhile. */
  public void runDue() {
    runFor(Duration.ZERO);
  }

  /** Lets the given time pass, and runs the tasks that are due meanwhile. */
  public void runFor(Duration duration) {
    Instant end = now.plus(duration);
    while (!tasks.isEmpty() && !tasks.peek().at.isAfter(end)) {
      Task next = tasks.peek();
      if (next.isCancelled()) {
        tasks.remove();
      } else {
        runNext();
      }
    }
    now = end.isAfter(now) ? end : now;
  }

  /** Runs all tasks, also those that come meanwhile. */
  public void runAll() {
    while (runNext()) {
      // goes on
    }
  }

  /** The wall clock is set; this must not change any wait. */
  public void setWallClock(Duration forward) {
    wallClockOff = wallClockOff.plus(forward);
  }

  @Override
  public Moment moment() {
    return new Moment(Duration.between(BEGIN, now).toNanos());
  }

  @Override
  public Instant wallTime() {
    return now.plus(wallClockOff);
  }

  /** The tenant's time, which is correct. */
  @Override
  public Instant instant() {
    return now;
  }

  private final class Task extends FutureTask<Void> implements ScheduledFuture<Void> {
    private final Instant at;
    private final long number = scheduled++;
    private Throwable thrown;

    private Task(Runnable runnable, Instant at) {
      super(runnable, null);
      this.at = at;
    }

    @Override
    protected void setException(Throwable cause) {
      thrown = cause;
      super.setException(cause);
    }

    private void rethrow() {
      if (thrown instanceof Error error) {
        throw error;
      } else if (thrown != null) {
        throw new IllegalStateException(thrown);
      }
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(Duration.between(now, at));
    }

    @Override
    public int compareTo(Delayed other) {
      return at.compareTo(((Task) other).at);
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  private final class Scheduler extends AbstractExecutorService
      implements ScheduledExecutorService {
    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
      Task task = new Task(command, now.plus(Duration.of(delay, unit.toChronoUnit())));
      tasks.add(task);
      return task;
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(
        Runnable command, long initialDelay, long period, TimeUnit unit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(
        Runnable command, long initialDelay, long delay, TimeUnit unit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void execute(Runnable command) {
      tasks.add(new Task(command, now));
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return true;
    }
  }
}
