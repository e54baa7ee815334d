package io.github.camelnetskope.client.http;

import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.IOSessionListener;
import org.apache.hc.core5.reactor.ssl.SSLIOSession;

/**
 * Closes connections that no exchange waits for. When a connection is cancelled at the moment when
 * it opens, the library reports it to no one and would keep it open without a timeout. A reported
 * connection already has this component's handler when it is announced here. Confined to the I/O
 * thread.
 */
final class UnclaimedSessions implements IOSessionListener {
  @Override
  public void connected(IOSession session) {
    // Only a connection that belongs to an exchange comes as far as TLS.
    boolean claimed =
        session instanceof SSLIOSession || session.getHandler() instanceof GuardedHandler;
    if (!claimed) {
      session.close(CloseMode.IMMEDIATE);
    }
  }

  @Override
  public void startTls(IOSession session) {
    // See GuardedHandler.
  }

  @Override
  public void inputReady(IOSession session) {
    // See GuardedHandler.
  }

  @Override
  public void outputReady(IOSession session) {
    // See GuardedHandler.
  }

  @Override
  public void timeout(IOSession session) {
    // See GuardedHandler.
  }

  @Override
  public void exception(IOSession session, Exception cause) {
    // See GuardedHandler.
  }

  @Override
  public void disconnected(IOSession session) {
    // See GuardedHandler.
  }
}
