package io.github.camelnetskope.client.http;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLSession;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.ProtocolVersion;
import org.apache.hc.core5.http.impl.nio.HttpConnectionEventHandler;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Limits an exception on one connection to that connection. An uncaught {@code Error} would end the
 * I/O thread and with it all connections. Confined to the I/O thread, except for the methods of a
 * connection.
 */
final class GuardedHandler implements HttpConnectionEventHandler {
  private final HttpConnectionEventHandler handler;

  GuardedHandler(HttpConnectionEventHandler handler) {
    this.handler = handler;
  }

  /** The handling of an event. */
  @FunctionalInterface
  private interface Event {
    void handle() throws IOException;
  }

  private void guard(IOSession session, Event event) {
    try {
      event.handle();
    } catch (Throwable e) {
      fail(session, Causes.asException(e));
    }
  }

  private void fail(IOSession session, Exception cause) {
    try {
      handler.exception(session, cause);
    } catch (Throwable e) {
      // Not needed: the exchange has its own deadline.
    } finally {
      session.close(CloseMode.IMMEDIATE);
    }
  }

  @Override
  public void connected(IOSession session) {
    guard(session, () -> handler.connected(session));
  }

  @Override
  public void inputReady(IOSession session, @Nullable ByteBuffer bytes) {
    guard(session, () -> handler.inputReady(session, bytes));
  }

  @Override
  public void outputReady(IOSession session) {
    guard(session, () -> handler.outputReady(session));
  }

  @Override
  public void timeout(IOSession session, Timeout timeout) {
    guard(session, () -> handler.timeout(session, timeout));
  }

  @Override
  public void exception(IOSession session, Exception cause) {
    guard(session, () -> handler.exception(session, cause));
  }

  @Override
  public void disconnected(IOSession session) {
    guard(session, () -> handler.disconnected(session));
  }

  @Override
  public void close() throws IOException {
    handler.close();
  }

  @Override
  public void close(CloseMode mode) {
    handler.close(mode);
  }

  @Override
  public boolean isOpen() {
    return handler.isOpen();
  }

  @Override
  public EndpointDetails getEndpointDetails() {
    return handler.getEndpointDetails();
  }

  @Override
  public SocketAddress getLocalAddress() {
    return handler.getLocalAddress();
  }

  @Override
  public SocketAddress getRemoteAddress() {
    return handler.getRemoteAddress();
  }

  @Override
  public @Nullable ProtocolVersion getProtocolVersion() {
    return handler.getProtocolVersion();
  }

  @Override
  public @Nullable SSLSession getSSLSession() {
    return handler.getSSLSession();
  }

  @Override
  public Timeout getSocketTimeout() {
    return handler.getSocketTimeout();
  }

  @Override
  public void setSocketTimeout(Timeout timeout) {
    handler.setSocketTimeout(timeout);
  }
}
