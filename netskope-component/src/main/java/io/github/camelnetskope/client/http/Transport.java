package io.github.camelnetskope.client.http;

import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;

/**
 * Sends a request once and receives the complete answer. No implementation may repeat a request or
 * follow a redirect: a {@code next} that is sent twice loses a page.
 *
 * <p>No thread is blocked while the tenant answers. A future can complete on any thread, even an
 * I/O thread: a dependent stage that does more than a little work has to run on another executor.
 *
 * <p>A future fails with a {@link TransportException}, which says how far the request came, or with
 * the exception of the hook. {@code cancel} closes the connection at once, in every phase, without
 * reading the rest. Thread-safe.
 */
public interface Transport {

  /**
   * Sends the request once. Returns without waiting for the tenant; may block shortly to look up
   * the host's address.
   *
   * @param hook runs before the request leaves; may be called before this method returns
   * @param buffer grows with the answer, and shrinks to its size when it is complete. The caller
   *     has to close it
   */
  CompletableFuture<ApiResponse> send(
      ApiRequest request, BeforeSendHook hook, BufferReservation buffer);

  /**
   * Sends the request once; the body of an answer of 200, which may be large, is written to the
   * target while it is received, without a limit of its length. The content of the target is valid
   * only if the future completes with an answer, which then has no body.
   *
   * @param target written on a worker; may block. After a failure one write may still be in
   *     progress
   */
  CompletableFuture<ApiResponse> download(ApiRequest request, OutputStream target);
}
