package io.github.camelnetskope.client.http;

/**
 * Sends a request once and receives the whole answer. No implementation may repeat a request or
 * follow a redirect: a {@code next} that is sent twice loses a page.
 *
 * <p>Safe for use by several threads.
 */
@FunctionalInterface
public interface Transport {

  /**
   * Sends the request and waits for the whole answer.
   *
   * @throws TransportException when there is no whole answer; it says how far the request came
   */
  ApiResponse send(ApiRequest request, Cancellation cancellation) throws TransportException;

  /**
   * The same, with a last word before the request leaves.
   *
   * @param beforeLeaving run when the connection is open and nothing has been sent on it; when it
   *     throws, nothing is sent. Run again when a proxy wants the request once more
   */
  default ApiResponse send(ApiRequest request, Cancellation cancellation, Runnable beforeLeaving)
      throws TransportException {
    beforeLeaving.run();
    return send(request, cancellation);
  }
}
