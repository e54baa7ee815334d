package io.github.camelnetskope.client.http;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** An answer to come; cancelling it ends the exchange first. Thread-safe. */
final class AnswerFuture extends CompletableFuture<ApiResponse> {
  private final Consumer<Throwable> ending;

  /**
   * A future of an exchange.
   *
   * @param ending ends the exchange and completes this future with what it is given; does nothing
   *     when the exchange has ended before
   */
  AnswerFuture(Consumer<Throwable> ending) {
    this.ending = ending;
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    ending.accept(new CancellationException());
    return isCancelled();
  }

  /** A dependent is a plain future: to cancel it does not end the exchange. */
  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
