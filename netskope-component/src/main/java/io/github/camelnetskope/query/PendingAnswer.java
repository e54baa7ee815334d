package io.github.camelnetskope.query;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Somebody waits for an answer and hears of it once, whatever comes later. Thread-safe.
 *
 * @param <T> the answer
 */
public final class PendingAnswer<T> {
  private final Listener<T> listener;
  private final Consumer<PendingAnswer<T>> forgetting;
  private final AtomicBoolean settled = new AtomicBoolean();

  /**
   * An open answer.
   *
   * @param forgetting hears first that it is open no longer
   */
  PendingAnswer(Listener<T> listener, Consumer<PendingAnswer<T>> forgetting) {
    this.listener = listener;
    this.forgetting = forgetting;
  }

  /**
   * Hears what became of it, on the thread where that turned out.
   *
   * @param <T> the answer
   */
  public interface Listener<T> {
    /** The answer is there. */
    void answered(T answer);

    /** There will be none. */
    void failed(Throwable failure);

    /** One that completes a future. */
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
