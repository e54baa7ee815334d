package io.github.camelnetskope.feed;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The threads of all feeds and queries of a Camel context. A few threads are enough while they
 * compute, even when the queue is long: more would only compete for the processors. When threads
 * are blocked, in routes or stores, the pool adds threads until each processor has work again, so
 * that blocked tasks do not stop the others. Idle threads end. Thread-safe.
 */
public final class Workers extends AbstractExecutorService {
  /** How often the pool is checked while tasks wait. */
  private static final Duration PERIOD = Duration.ofMillis(20);

  /** The pool grows after so many checks: a thread that waits for a lock is soon back. */
  private static final int PATIENCE = 5;

  private static final Duration KEEP_ALIVE = Duration.ofSeconds(10);

  private final ScheduledExecutorService timer;
  private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
  private final ThreadPoolExecutor pool;
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final int processors = Runtime.getRuntime().availableProcessors();
  private final AtomicBoolean watched = new AtomicBoolean();
  private final AtomicLong begun = new AtomicLong();

  /** The number of threads that are created at once when there is work. Guarded by this. */
  private int wanted;

  /** How many tasks had begun at the last check. Guarded by this. */
  private long begunBefore;

  /** The number of checks since a task had begun. Guarded by this. */
  private int unmoved;

  /** Goes up at a check at which a processor had nothing to do, else down. Guarded by this. */
  private int idle;

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
            task -> added(factory.newThread(task)));
    pool.allowCoreThreadTimeOut(true);
  }

  private Thread added(Thread thread) {
    threads.add(thread);
    return thread;
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
        var unused = timer.schedule(this::look, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        watched.set(false); // the process is being stopped
      }
    }
  }

  private void look() {
    try {
      resize();
    } finally {
      // Also when no thread could be created: the next check tries again.
      watched.set(false);
      if (!queue.isEmpty()) {
        watch();
      }
    }
  }

  private synchronized void resize() {
    long now = begun.get();
    unmoved = now == begunBefore ? unmoved + 1 : 0;
    begunBefore = now;
    if (queue.isEmpty()) {
      idle = 0;
      pool.setCorePoolSize(wanted);
      return;
    }
    int missing = processors - computing();
    idle = missing > 0 ? Math.min(idle + 1, PATIENCE) : Math.max(idle - 1, 0);
    if (idle == PATIENCE) {
      grow(missing);
    } else if (unmoved >= PATIENCE) {
      unmoved = 0;
      grow(1);
    }
  }

  private void grow(int by) {
    // Also counts threads that are blocked from a time when the core size was larger.
    pool.setCorePoolSize(Math.max(pool.getCorePoolSize(), pool.getPoolSize()) + by);
  }

  /** How many threads are not blocked. */
  private int computing() {
    threads.removeIf(thread -> thread.getState() == Thread.State.TERMINATED);
    return (int) threads.stream().filter(Workers::isComputing).limit(processors).count();
  }

  private static boolean isComputing(Thread thread) {
    if (thread.getState() != Thread.State.RUNNABLE) {
      return false;
    }
    // A thread that waits in native code, for a socket or a file, is in the state RUNNABLE too.
    StackTraceElement[] stack = thread.getStackTrace();
    return stack.length == 0
        || !stack[0].isNativeMethod()
        || stack[0].getClassName().startsWith("java.util.zip.");
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
