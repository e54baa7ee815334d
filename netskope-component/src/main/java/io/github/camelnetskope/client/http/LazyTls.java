package io.github.camelnetskope.client.http;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * TLS with the trust store of the JVM. That takes a fifth of a second to read, and a tenant that is
 * simulated needs none: so it is read for the first connection with TLS.
 */
final class LazyTls implements TlsSocketStrategy {
  private @Nullable TlsSocketStrategy strategy;

  @Override
  public SSLSocket upgrade(
      Socket socket, String target, int port, @Nullable Object attachment, HttpContext context)
      throws IOException {
    return strategy().upgrade(socket, target, port, attachment, context);
  }

  private synchronized TlsSocketStrategy strategy() {
    if (strategy == null) {
      strategy = DefaultClientTlsStrategy.createDefault();
    }
    return strategy;
  }
}
