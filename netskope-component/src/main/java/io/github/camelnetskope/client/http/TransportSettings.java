package io.github.camelnetskope.client.http;

import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * The settings of the connections to a tenant. Equal settings share one client and its connections.
 *
 * @param connectTimeout for opening a connection: TCP, the proxy's tunnel and TLS together
 * @param responseTimeout the longest silence of the tenant, before the answer and within it; also
 *     the longest wait for a free connection
 * @param answerTimeout for the whole exchange, from the first step after the wait for a free
 *     connection to the last byte of the answer
 * @param userAgent names the script, as Netskope asks integrators to do
 * @param maxResponseBytes an answer longer than this, as received, is refused
 * @param sslContext the trusted certificates and protocols; the JVM's default when absent
 * @param proxy the HTTP proxy; absent for direct connections
 */
public record TransportSettings(
    Duration connectTimeout,
    Duration responseTimeout,
    Duration answerTimeout,
    String userAgent,
    int maxResponseBytes,
    Optional<SSLContext> sslContext,
    Optional<Proxy> proxy) {

  /** The same settings with another proxy. */
  public TransportSettings through(Proxy other) {
    return new TransportSettings(
        connectTimeout,
        responseTimeout,
        answerTimeout,
        userAgent,
        maxResponseBytes,
        sslContext,
        Optional.of(other));
  }

  /** An HTTP proxy, with credentials if it requires them. */
  public record Proxy(
      String host, int port, Optional<String> username, Optional<Secret> password) {}
}
