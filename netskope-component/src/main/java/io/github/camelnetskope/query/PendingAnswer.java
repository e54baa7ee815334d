package io.github.camelnetskope.query;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Gives an answer to a waiting listener, once; later answers are ignored. Thread-safe.
 *
 * @param <T> the answer
 */
public final class PendingAnswer<T> {
  private final Listener<T> listener;
  private final Consumer<PendingAnswer<T>> forgetting;
  private final AtomicBoolean settled = new AtomicBoolean();

  /**
   * A pending answer.
   *
   * @param forgetting called when it is no longer pending, before the listener
   */
  PendingAnswer(Listener<T> listener, Consumer<PendingAnswer<T>> forgetting) {
    this.listener = listener;
    this.forgetting = forgetting;
  }

  /**
   * Receives the answer or the failure, on the thread that has it.
   *
   * @param <T> the answer
   */
  public interface Listener<T> {
    /** Called with the answer. */
    void answered(T answer);

    /** Called when there will be no answer. */
    void failed(Throwable failure);

    /** A listener that completes a future. */
    static <T> Listener<T> completing(CompletableFuture<T> future) {
      return new Listener<>() {
        @Override
        public void answered(T answer) {
          future.complete(answer);
        }

        @Override
        public void failed(Throwable failure) {
          future.completeExceptionally(failure);
        }
      };
    }
  }

  boolean isSettled() {
    return settled.get();
  }

  void answer(T answer) {
    if (settled.compareAndSet(false, true)) {
      forgetting.accept(this);
      listener.answered(answer);
    }
  }

  /** Ends the waiting without an answer. */
  public void fail(Throwable failure) {
    if (settled.compareAndSet(false, true)) {
      forgetting.accept(this);
      listener.failed(failure);
    }
  }
}
