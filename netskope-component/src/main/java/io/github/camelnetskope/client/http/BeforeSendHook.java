package io.github.camelnetskope.client.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * What has to be safe before a request leaves. Called when the request has its connection, ready to
 * send: connected, with TLS and, where there is a proxy, its tunnel. Called again when a proxy
 * wants the request once more.
 */
public interface BeforeSendHook {
  /** Nothing has to be safe. */
  BeforeSendHook NONE =
      new BeforeSendHook() {
        @Override
        public CompletionStage<?> connected() {
          return CompletableFuture.completedStage(null);
        }

        @Override
        public void sending() {}
      };

  /** Runs an action elsewhere; the stage fails with just what the action throws. */
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
   * The first byte is about to leave: the last chance to say no. On an I/O thread, so quick.
   *
   * @throws RuntimeException when nothing may be sent; the request ends with it
   */
  void sending();
}
