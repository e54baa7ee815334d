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
}
