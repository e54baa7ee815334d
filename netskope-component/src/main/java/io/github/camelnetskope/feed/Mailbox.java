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
 * Runs the events of one feed one after the other, in the order in which they came, on whatever
 * thread an executor has. Thread-safe.
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
      // The threads are gone: the process is being stopped, and the feed has to hear of it.
      run();
    }
  }

  private void run() {
    do {
      // A step of a route may have left the flag set; files and databases would refuse to work.
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

  /** Whether the caller is itself an event, for which nobody should wait here. */
  boolean isRunner() {
    return runner == Thread.currentThread();
  }
}
