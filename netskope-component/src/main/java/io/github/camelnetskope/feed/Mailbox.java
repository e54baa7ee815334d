package io.github.camelnetskope.feed;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the events of one feed one after the other, in the order of arrival, on the threads of an
 * executor. Thread-safe.
 */
final class Mailbox implements Executor {
  private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

  private final Executor workers;
  private final Queue<Runnable> events = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile @Nullable Thread runner;

  Mailbox(Executor workers) {
    this.workers = workers;
  }

  @Override
  public void execute(Runnable event) {
    events.add(event);
    if (waiting.getAndIncrement() == 0) {
      begin();
    }
  }

  private void begin() {
    try {
      workers.execute(this::run);
    } catch (RejectedExecutionException e) {
      // The executor is shut down, since the process is stopping; the feed still has to handle the
      // event.
      run();
    }
  }

  private void run() {
    do {
      // A step of a route may have left the interrupt flag set; file and database calls would fail.
      Thread.interrupted();
      runOne();
    } while (waiting.decrementAndGet() > 0);
  }

  private void runOne() {
    runner = Thread.currentThread();
    try {
      events.remove().run();
    } catch (Throwable e) {
      LOG.error("An event of a feed failed; the feed continues with its next event", e);
    } finally {
      runner = null;
    }
  }

  /** Whether the calling thread is running an event, so that it must not wait for one. */
  boolean isRunner() {
    return runner == Thread.currentThread();
  }
}
