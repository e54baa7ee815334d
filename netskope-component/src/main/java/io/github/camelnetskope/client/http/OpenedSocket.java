package io.github.camelnetskope.client.http;

import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.ProtocolIOSession;

/**
 * Handles the result of connecting a socket. Thread-safe.
 *
 * @param exchange of the connection
 * @param callback of the library
 */
record OpenedSocket(PendingExchange exchange, FutureCallback<IOSession> callback)
    implements FutureCallback<IOSession> {

  @Override
  public void completed(IOSession session) {
    try {
      if (exchange.opened(session)) {
        session.upgrade(SilentHttp1.on((ProtocolIOSession) session));
        callback.completed(session);
        return;
      }
      session.close(CloseMode.IMMEDIATE);
      callback.failed(new ConnectionClosedException("The exchange is over"));
    } catch (Throwable e) {
      session.close(CloseMode.IMMEDIATE);
      callback.failed(Causes.asException(e));
    }
  }

  @Override
  public void failed(Exception cause) {
    callback.failed(cause);
  }

  /** Not passed on as a cancellation: the library would cancel again and leave the socket open. */
  @Override
  public void cancelled() {
    if (!exchange.progress().ended()) {
      callback.cancelled();
    }
  }
}
