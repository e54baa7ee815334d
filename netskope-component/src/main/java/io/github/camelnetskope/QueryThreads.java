package io.github.camelnetskope;

import java.io.Closeable;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
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
  private final Set<CompletableFuture<?>> pending = ConcurrentHashMap.newKeySet();

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
    return (wait, task) -> timer.schedule(task, wait.toNanos(), TimeUnit.NANOSECONDS);
  }

  Executor workers() {
    return workers;
  }

  /** Has a future fail, if it is still open, when there will be no threads for it any more. */
  void watch(CompletableFuture<?> future) {
    pending.add(future);
    future.whenComplete((result, failure) -> pending.remove(future));
  }

  @Override
  public void close() {
    manager.shutdownNow(timer);
    manager.shutdownNow(workers);
    var stopped = new CancellationException("the component is stopped: the query is not asked");
    pending.forEach(future -> future.completeExceptionally(stopped));
  }
}
