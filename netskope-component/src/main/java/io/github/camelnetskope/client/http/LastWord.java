package io.github.camelnetskope.client.http;

import java.io.IOException;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Where a request has its connection and has not left yet: what it waited for until here (a
 * connection of the pool, TLS, a tunnel) is over.
 */
final class LastWord extends HttpRequestExecutor {
  private static final String ATTRIBUTE = LastWord.class.getName();

  /** The context of a request that runs something before it leaves. */
  static HttpClientContext context(Runnable beforeLeaving) {
    HttpClientContext context = HttpClientContext.create();
    context.setAttribute(ATTRIBUTE, beforeLeaving);
    return context;
  }

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request,
      HttpClientConnection connection,
      HttpResponseInformationCallback callback,
      HttpContext context)
      throws IOException, HttpException {
    boolean tunnel = Method.CONNECT.isSame(request.getMethod());
    if (!tunnel && context.getAttribute(ATTRIBUTE) instanceof Runnable beforeLeaving) {
      beforeLeaving.run();
    }
    return super.execute(request, connection, callback, context);
  }
}
