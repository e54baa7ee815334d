package io.github.camelnetskope.feed;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The threads of all feeds and queries of a Camel context. A few threads are enough while tasks are
 * short, even when the queue is long: more would only compete for the CPUs. When the queue does not
 * move, because all threads are blocked in routes or stores, the pool adds one thread after
 * another, so that blocked tasks never stop the others. Idle threads end. Thread-safe.
 */
public final class Workers extends AbstractExecutorService {
  /** How long the queue must not move; unpacking a large page takes less. */
  private static final Duration PATIENCE = Duration.ofMillis(100);

  private static final Duration KEEP_ALIVE = Duration.ofSeconds(10);

  private final ScheduledExecutorService timer;
  private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
  private final ThreadPoolExecutor pool;
  private final AtomicBoolean watched = new AtomicBoolean();
  private final AtomicLong begun = new AtomicLong();

  /** The number of threads that are created at once when there is work. Guarded by this. */
  private int wanted;

  /** How many tasks had begun at the last check. Guarded by this. */
  private long begunBefore;

  /**
   * A pool without threads yet.
   *
   * @param timer runs the checks of the queue
   */
  public Workers(int threads, ThreadFactory factory, ScheduledExecutorService timer) {
    this.wanted = threads;
    this.timer = timer;
    this.pool =
        new ThreadPoolExecutor(
            threads,
            Integer.MAX_VALUE,
            KEEP_ALIVE.toMillis(),
            TimeUnit.MILLISECONDS,
            queue,
            factory);
    pool.allowCoreThreadTimeOut(true);
  }

  @Override
  public void execute(Runnable task) {
    pool.execute(
        () -> {
          begun.incrementAndGet();
          task.run();
        });
    if (!queue.isEmpty()) {
      watch();
    }
  }

  /** Creates more threads at once, for exchanges that are processed in parallel. */
  public synchronized void reserve(int threads) {
    wanted += threads;
    pool.setCorePoolSize(Math.max(wanted, pool.getCorePoolSize()));
  }

  /** Takes back a {@link #reserve}. */
  public synchronized void free(int threads) {
    wanted -= threads;
    if (queue.isEmpty()) {
      pool.setCorePoolSize(wanted);
    }
  }

  private void watch() {
    if (watched.compareAndSet(false, true)) {
      try {
        var unused = timer.schedule(this::look, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        watched.set(false); // the process is being stopped
      }
    }
  }

  private void look() {
    resize();
    watched.set(false);
    if (!queue.isEmpty()) {
      watch();
    }
  }

  private synchronized void resize() {
    long now = begun.get();
    boolean moves = now != begunBefore;
    begunBefore = now;
    if (queue.isEmpty()) {
      pool.setCorePoolSize(wanted);
    } else if (!moves) {
      // Also counts threads that are blocked from a time when the core size was larger: one more
      // than exist now.
      pool.setCorePoolSize(Math.max(pool.getCorePoolSize(), pool.getPoolSize()) + 1);
    }
  }

  @Override
  public void shutdown() {
    pool.shutdown();
  }

  @Override
  public List<Runnable> shutdownNow() {
    return pool.shutdownNow();
  }

  @Override
  public boolean isShutdown() {
    return pool.isShutdown();
  }

  @Override
  public boolean isTerminated() {
    return pool.isTerminated();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return pool.awaitTermination(timeout, unit);
  }
}
