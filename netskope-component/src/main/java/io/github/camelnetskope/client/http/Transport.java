package io.github.camelnetskope.client.http;

import java.io.IOException;
import java.io.OutputStream;

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

  /**
   * Sends the request; the body of an answer of 200, which may be large, goes into the target as it
   * comes. What the target has received counts only when this returns.
   *
   * @return the answer; without its body when that went into the target
   * @throws TransportException when there is no whole answer, or the target cannot take it
   */
  default ApiResponse download(ApiRequest request, Cancellation cancellation, OutputStream target)
      throws TransportException {
    ApiResponse answer = send(request, cancellation);
    if (answer.status() != 200) {
      return answer;
    }
    try {
      target.write(answer.body());
    } catch (IOException e) {
      throw new TransportException(TransportException.Reached.THE_ANSWER, "not written", e);
    }
    return new ApiResponse(200, answer.headers(), new byte[0]);
  }
}
