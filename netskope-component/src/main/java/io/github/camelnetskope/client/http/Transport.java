package io.github.camelnetskope.client.http;

import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;

/**
 * Sends a request once and receives the whole answer. No implementation may repeat a request or
 * follow a redirect: a {@code next} that is sent twice loses a page.
 *
 * <p>No thread waits for the tenant. A future completes on any thread, an I/O thread included:
 * whoever depends on it and does more than a little work moves to a thread of their own.
 *
 * <p>A future fails with a {@link TransportException}, which says how far the request came, or with
 * what the hook failed with. {@code cancel} closes the connection at once, in every phase; nothing
 * is read to its end. Thread-safe.
 */
public interface Transport {

  /**
   * Sends the request once. Returns without waiting for the tenant; may block shortly to look up
   * the host's address.
   *
   * @param hook what has to be safe before the request leaves; may be called before this returns
   * @param buffer grows with the answer, and shrinks to its size when it is whole. It stays the
   *     caller's: nothing here closes it
   */
  CompletableFuture<ApiResponse> send(
      ApiRequest request, BeforeSendHook hook, BufferReservation buffer);

  /**
   * Sends the request once; the body of an answer of 200, which may be large, goes into the target
   * as it comes, whatever its length. What the target has received counts only when the future
   * completes with an answer, which then has no body.
   *
   * @param target written on a worker; may block. After a failure one write may still be under way
   */
  CompletableFuture<ApiResponse> download(ApiRequest request, OutputStream target);
}
