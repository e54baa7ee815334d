package io.github.camelnetskope.client.http;

import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How a tenant is reached. Equal settings share one pool of connections.
 *
 * @param connectTimeout for the connection and its TLS handshake
 * @param responseTimeout the longest silence of the tenant, before the answer and within it
 * @param userAgent names the script, as Netskope asks integrators to do
 * @param maxResponseBytes an answer longer than this, as received, is refused
 * @param sslContext whom to trust; the JVM's default when absent
 * @param proxy the way out
 */
public record TransportSettings(
    Duration connectTimeout,
    Duration responseTimeout,
    String userAgent,
    int maxResponseBytes,
    Optional<SSLContext> sslContext,
    Optional<Proxy> proxy) {

  /** An HTTP proxy, with credentials when it wants them. */
  public record Proxy(
      String host, int port, Optional<String> username, Optional<Secret> password) {}
}
