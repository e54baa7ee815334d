package io.github.camelnetskope.client.http;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The future of an answer; cancelling it first ends the exchange. Thread-safe. */
final class AnswerFuture extends CompletableFuture<ApiResponse> {
  private final Consumer<Throwable> ending;

  /**
   * The future of an exchange.
   *
   * @param ending ends the exchange and fails this future with the given exception; does nothing
   *     when the exchange has already ended
   */
  AnswerFuture(Consumer<Throwable> ending) {
    this.ending = ending;
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    ending.accept(new CancellationException());
    return isCancelled();
  }

  /** A dependent stage is a plain future: cancelling it does not end the exchange. */
  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
