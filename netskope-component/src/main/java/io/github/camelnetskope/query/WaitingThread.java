package io.github.camelnetskope.query;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A thread that waits for an answer and does the work for it itself, so that it depends on no pool
 * whose threads may all be waiting likewise. Thread-safe. {@link #await()} is confined to the
 * waiting thread.
 *
 * @param <T> what it waits for
 */
public final class WaitingThread<T> implements PendingAnswer.Listener<T>, Executor {
  private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private @Nullable T answer;
  private @Nullable Throwable failure;

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  @Override
  public void answered(T result) {
    tasks.add(() -> answer = result);
  }

  @Override
  public void failed(Throwable reason) {
    tasks.add(() -> failure = reason);
  }

  /**
   * Works until there is an answer, or throws why there is none.
   *
   * @throws CancellationException when the thread was interrupted; its flag stays set
   */
  public T await() throws Throwable {
    try {
      while (true) {
        tasks.take().run();
        T result = answer;
        if (result != null) {
          return result;
        }
        Throwable reason = failure;
        if (reason != null) {
          throw reason;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      var cancelled = new CancellationException("interrupted while waiting for an answer");
      cancelled.initCause(e);
      throw cancelled;
    }
  }
}
