package io.github.camelnetskope;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.spi.ScheduledPollConsumerScheduler;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/** Runs a task once, and again when the task says. A thread is taken only while it runs. */
final class WaitTimeScheduler extends ServiceSupport implements ScheduledPollConsumerScheduler {
  private final ScheduledExecutorService executor;
  private final Duration initialDelay;
  private final Supplier<Duration> untilNextRun;

  private @Nullable CamelContext camelContext;
  private @Nullable Runnable task;

  /** The next run; none while one is under way. */
  private @Nullable ScheduledFuture<?> future;

  private long turn;
  private volatile boolean started;

  /**
   * A scheduler on threads of somebody else.
   *
   * @param untilNextRun asked after each run
   */
  WaitTimeScheduler(
      ScheduledExecutorService executor, Duration initialDelay, Supplier<Duration> untilNextRun) {
    this.executor = executor;
    this.initialDelay = initialDelay;
    this.untilNextRun = untilNextRun;
  }

  @Override
  public void onInit(Consumer consumer) {}

  @Override
  public void scheduleTask(Runnable newTask) {
    task = newTask;
  }

  @Override
  public void startScheduler() {
    lock.lock();
    try {
      if (!started) {
        started = true;
        schedule(initialDelay);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Forgets the wait under way and runs as soon as the task allows. A run goes on as it is. */
  void wake() {
    lock.lock();
    try {
      if (started && future != null) {
        future.cancel(false);
        schedule(untilNextRun.get());
      }
    } finally {
      lock.unlock();
    }
  }

  private void schedule(Duration delay) {
    long nanos = Math.max(0, delay.toNanos());
    long next = ++turn;
    future = executor.schedule(() -> run(next), nanos, TimeUnit.NANOSECONDS);
  }

  private void run(long its) {
    if (!begins(its)) {
      return;
    }
    try {
      Objects.requireNonNull(task, "task").run();
    } finally {
      // Also after an Error: a feed that silently stopped would be found too late.
      again();
    }
  }

  /** Whether it is still its turn: what has begun to run cannot be cancelled any more. */
  private boolean begins(long its) {
    lock.lock();
    try {
      boolean due = started && its == turn;
      if (due) {
        future = null;
      }
      return due;
    } finally {
      lock.unlock();
    }
  }

  private void again() {
    lock.lock();
    try {
      if (started && !executor.isShutdown()) {
        schedule(untilNextRun.get());
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void unscheduleTask() {
    lock.lock();
    try {
      started = false;
      if (future != null) {
        // Without an interrupt: a request under way has moved the tenant's cursor.
        future.cancel(false);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean isSchedulerStarted() {
    return started;
  }

  @Override
  public @Nullable CamelContext getCamelContext() {
    return camelContext;
  }

  @Override
  public void setCamelContext(@Nullable CamelContext context) {
    camelContext = context;
  }

  @Override
  protected void doStop() {
    unscheduleTask();
  }
}
