package io.github.camelnetskope.client.http;

import java.io.IOException;
import java.net.SocketAddress;
import java.util.concurrent.Future;
import java.util.function.ToIntFunction;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.nio.AsyncClientConnectionManager;
import org.apache.hc.client5.http.nio.AsyncConnectionEndpoint;
import org.apache.hc.core5.concurrent.BasicFuture;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.reactor.ConnectionInitiator;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP library's connection pool with two additions. A request that was to leave on the
 * connection it had gets no other one: the library would open it without tunnel and TLS, and send
 * the token in clear text. And each new connection uses {@link SilentHttp1}. Thread-safe.
 */
final class GuardingConnections implements AsyncClientConnectionManager {
  private final AsyncClientConnectionManager pool;
  private final TransportSettings settings;
  private final ToIntFunction<String> addresses;

  /**
   * Guards a pool.
   *
   * @param addresses how many addresses a host has; each gets its part of the connect timeout
   */
  GuardingConnections(
      AsyncClientConnectionManager pool,
      TransportSettings settings,
      ToIntFunction<String> addresses) {
    this.pool = pool;
    this.settings = settings;
    this.addresses = addresses;
  }

  @Override
  public Future<AsyncConnectionEndpoint> lease(
      String id,
      HttpRoute route,
      @Nullable Object state,
      Timeout timeout,
      FutureCallback<AsyncConnectionEndpoint> callback) {
    return pool.lease(id, route, state, timeout, callback);
  }

  @Override
  public Future<AsyncConnectionEndpoint> connect(
      AsyncConnectionEndpoint endpoint,
      ConnectionInitiator initiator,
      @Nullable Timeout timeout,
      @Nullable Object attachment,
      HttpContext context,
      FutureCallback<AsyncConnectionEndpoint> callback) {
    PendingExchange exchange = PendingExchange.of(context);
    try {
      if (exchange.connecting()) {
        // The exchange has its own deadlines for all steps.
        Timeout endless = Timeout.DISABLED;
        var watched = new Initiator(initiator, exchange);
        return pool.connect(endpoint, watched, endless, attachment, context, callback);
      }
      callback.failed(new ConnectionClosedException("The connection closed before the request"));
    } catch (Throwable e) {
      callback.failed(Causes.asException(e));
    }
    return new BasicFuture<>(null);
  }

  @Override
  public void upgrade(
      AsyncConnectionEndpoint endpoint, @Nullable Object attachment, HttpContext context) {
    pool.upgrade(endpoint, attachment, context);
  }

  @Override
  public void upgrade(
      AsyncConnectionEndpoint endpoint,
      @Nullable Object attachment,
      HttpContext context,
      FutureCallback<AsyncConnectionEndpoint> callback) {
    pool.upgrade(endpoint, attachment, context, callback);
  }

  @Override
  public void release(
      AsyncConnectionEndpoint endpoint, @Nullable Object state, TimeValue keepAlive) {
    pool.release(endpoint, state, keepAlive);
  }

  @Override
  public void close(CloseMode mode) {
    pool.close(mode);
  }

  @Override
  public void close() throws IOException {
    pool.close();
  }

  /** Opens the connections of one exchange. */
  private final class Initiator implements ConnectionInitiator {
    private final ConnectionInitiator initiator;
    private final PendingExchange exchange;

    Initiator(ConnectionInitiator initiator, PendingExchange exchange) {
      this.initiator = initiator;
      this.exchange = exchange;
    }

    @Override
    public Future<IOSession> connect(
        NamedEndpoint remote,
        SocketAddress remoteAddress,
        @Nullable SocketAddress localAddress,
        Timeout timeout,
        @Nullable Object attachment,
        FutureCallback<IOSession> callback) {
      long part =
          settings.connectTimeout().toMillis()
              / Math.max(1, addresses.applyAsInt(remote.getHostName()));
      Future<IOSession> opening =
          initiator.connect(
              remote,
              remoteAddress,
              localAddress,
              Timeout.ofMilliseconds(Math.max(1, part)),
              attachment,
              new OpenedSocket(exchange, callback));
      // The library loses it if the pool was quick: cancelling the call would then not cancel it.
      exchange.opening(opening);
      return opening;
    }
  }
}
