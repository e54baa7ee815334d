package io.github.camelnetskope;

import java.io.Closeable;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.spi.ExecutorServiceManager;

/**
 * The threads of all queries of a component: one that waits for all, and a few that ask. What comes
 * behind a query in its route goes on in the thread that has asked.
 */
final class QueryThreads implements Closeable {
  private static final int WORKERS = 10;

  private final ExecutorServiceManager manager;
  private final ScheduledExecutorService timer;
  private final ExecutorService workers;
  private final Set<PendingAnswer<?>> pending = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  QueryThreads(ExecutorServiceManager manager, Object source) {
    this.manager = manager;
    this.timer = manager.newSingleThreadScheduledExecutor(source, "NetskopeQueryTimer");
    this.workers = manager.newFixedThreadPool(source, "NetskopeQuery", WORKERS);
  }

  /** What comes later; a virtual one in tests. */
  @FunctionalInterface
  interface Timer {
    /** Runs a short task after the given time. */
    void after(Duration wait, Runnable task);
  }

  Timer timer() {
    return (wait, task) -> {
      Future<?> unused = timer.schedule(task, wait.toNanos(), TimeUnit.NANOSECONDS);
    };
  }

  Executor workers() {
    return workers;
  }

  /** An answer that fails, if it is still open, when there will be no threads for it any more. */
  <T> PendingAnswer<T> pending(PendingAnswer.Listener<T> listener) {
    var answer = new PendingAnswer<T>(listener, pending::remove);
    pending.add(answer);
    if (closed) {
      answer.fail(stopped());
    }
    return answer;
  }

  private static CancellationException stopped() {
    return new CancellationException("the component is stopped: the query is not asked");
  }

  @Override
  public void close() {
    closed = true;
    manager.shutdownNow(timer);
    manager.shutdownNow(workers);
    pending.forEach(answer -> answer.fail(stopped()));
  }
}
