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
