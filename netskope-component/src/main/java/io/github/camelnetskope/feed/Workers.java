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
 * The threads of all feeds and queries of a Camel context. A few are enough while tasks are short,
 * also when the queue is long: more would only compete for the processors. When the queue does not
 * move, because all threads are in routes or stores that take their time, the pool gets another
 * thread, and again, so no number of blocked tasks stops the others. Idle threads end. Thread-safe.
 */
public final class Workers extends AbstractExecutorService {
  /** Up to this size the pool grows fast, then slowly: most bursts are over before. */
  private static final int QUICKLY = 16;

  private static final Duration PATIENCE = Duration.ofMillis(10);
  private static final Duration LONG_PATIENCE = Duration.ofMillis(100);
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(10);

  private final ScheduledExecutorService timer;
  private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
  private final ThreadPoolExecutor pool;
  private final AtomicBoolean watched = new AtomicBoolean();
  private final AtomicLong begun = new AtomicLong();

  /** So many threads come at once when there is work. Guarded by this. */
  private int wanted;

  /** How many tasks had begun at the last look. Guarded by this. */
  private long begunBefore;

  /**
   * A pool that has no thread yet.
   *
   * @param timer looks at the queue
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

  /** Has some threads more at once, for exchanges that are meant to be processed in parallel. */
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
        var unused = timer.schedule(this::look, patience().toNanos(), TimeUnit.NANOSECONDS);
      } catch (RejectedExecutionException e) {
        watched.set(false); // the process is being stopped
      }
    }
  }

  private Duration patience() {
    return pool.getPoolSize() < QUICKLY ? PATIENCE : LONG_PATIENCE;
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
      // Threads that are blocked since the core was larger count: one more than there are.
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
