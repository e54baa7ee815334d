package io.github.camelnetskope.client.http;

import java.net.SocketAddress;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.reactor.ssl.TransportSecurityLayer;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * TLS with the given context, or the trust store of the JVM. Reading it takes a fifth of a second,
 * and a simulated tenant does not need it: so it is read for the first request with TLS, on the
 * caller's thread. Thread-safe.
 */
final class LazyTls implements TlsStrategy {
  private @Nullable SSLContext context;
  private @Nullable TlsStrategy strategy;

  LazyTls(@Nullable SSLContext context) {
    this.context = context;
  }

  /** Reads the trust store, if not done yet. */
  synchronized TlsStrategy load() {
    if (strategy == null) {
      SSLContext trust = context == null ? SSLContexts.createDefault() : context;
      context = trust;
      // Buffers are released while a connection is idle.
      strategy =
          new DefaultClientTlsStrategy(
              trust, null, null, SSLBufferMode.DYNAMIC, HttpsSupport.getDefaultHostnameVerifier());
    }
    return strategy;
  }

  @Deprecated
  @Override
  public boolean upgrade(
      TransportSecurityLayer session,
      HttpHost host,
      SocketAddress localAddress,
      SocketAddress remoteAddress,
      @Nullable Object attachment,
      Timeout timeout) {
    return load().upgrade(session, host, localAddress, remoteAddress, attachment, timeout);
  }

  @Override
  public void upgrade(
      TransportSecurityLayer session,
      NamedEndpoint endpoint,
      @Nullable Object attachment,
      @Nullable Timeout timeout,
      @Nullable FutureCallback<TransportSecurityLayer> callback) {
    load().upgrade(session, endpoint, attachment, timeout, callback);
  }
}
