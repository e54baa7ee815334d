package io.github.camelnetskope.query;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Lets a thread wait for an answer and run the tasks of the request itself. So it needs no thread
 * of a pool, in which all threads may be waiting in the same way. Thread-safe. Only {@link
 * #await()} belongs to the waiting thread.
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
   * Runs tasks until there is an answer; throws the failure if there is none.
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
