package io.github.camelnetskope.client.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Runs before a request leaves, to save what has to be saved first. Called when the request has a
 * connection that is ready: connected, with TLS and, behind a proxy, its tunnel. Called again when
 * a proxy asks for the request once more.
 */
public interface BeforeSendHook {
  /** Nothing has to be saved. */
  BeforeSendHook NONE =
      new BeforeSendHook() {
        @Override
        public CompletionStage<?> connected() {
          return CompletableFuture.completedStage(null);
        }

        @Override
        public void sending() {}
      };

  /** Runs an action on an executor; the stage fails with the exception of the action, unwrapped. */
  static CompletionStage<?> run(Runnable action, Executor where) {
    var done = new CompletableFuture<Boolean>();
    where.execute(
        () -> {
          try {
            action.run();
            done.complete(true);
          } catch (Throwable e) {
            done.completeExceptionally(e);
          }
        });
    return done;
  }

  /**
   * The connection is ready. Must not block: it may run on an I/O thread. The request leaves when
   * the stage is complete; when the stage fails, nothing is sent and the request ends with that
   * failure.
   */
  CompletionStage<?> connected();

  /**
   * The first byte is about to leave: the last chance to refuse. Called on an I/O thread; must be
   * quick.
   *
   * @throws RuntimeException when nothing may be sent; the request fails with it
   */
  void sending();
}
