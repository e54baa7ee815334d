package io.github.camelnetskope;

import io.github.camelnetskope.client.http.Secret;
import io.github.camelnetskope.client.http.TransportSettings.Proxy;
import java.net.Authenticator;
import java.net.Authenticator.RequestorType;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The proxy that the JVM is configured to use: {@code https.proxyHost}, {@code https.proxyPort} and
 * {@code http.nonProxyHosts}, or whatever {@link ProxySelector} is set. Its user is in {@code
 * https.proxyUser} and {@code https.proxyPassword}, else {@link Authenticator} is asked. All are
 * read when an endpoint starts.
 */
final class SystemProxy {
  private final ProxySelector selector;
  private final UnaryOperator<@Nullable String> properties;

  SystemProxy(ProxySelector selector, UnaryOperator<@Nullable String> properties) {
    this.selector = selector;
    this.properties = properties;
  }

  /** Reads the JVM's settings now. */
  static SystemProxy ofJvm() {
    return new SystemProxy(ProxySelector.getDefault(), System::getProperty);
  }

  /**
   * The proxy for a tenant; empty for a direct connection.
   *
   * @throws IllegalArgumentException for a SOCKS proxy
   */
  Optional<Proxy> to(URI tenant) {
    for (java.net.Proxy proxy : selector.select(tenant)) {
      if (proxy.type() == java.net.Proxy.Type.DIRECT) {
        return Optional.empty();
      }
      BadOptions.require(
          proxy.type() == java.net.Proxy.Type.HTTP,
          "useSystemProperties",
          "true, with a SOCKS proxy",
          "an HTTP proxy; for SOCKS set httpClient");
      if (proxy.address() instanceof InetSocketAddress address) {
        return Optional.of(proxy(address, tenant));
      }
    }
    return Optional.empty();
  }

  private Proxy proxy(InetSocketAddress address, URI tenant) {
    String host = address.getHostString();
    String user = properties.apply(tenant.getScheme() + ".proxyUser");
    if (user != null) {
      String password = properties.apply(tenant.getScheme() + ".proxyPassword");
      var secret = Optional.ofNullable(password).map(Secret::new);
      return new Proxy(host, address.getPort(), Optional.of(user), secret);
    }
    Optional<PasswordAuthentication> asked = ask(host, address.getPort(), tenant);
    return new Proxy(
        host,
        address.getPort(),
        asked.map(PasswordAuthentication::getUserName),
        asked.map(answer -> new Secret(new String(answer.getPassword()))));
  }

  private static Optional<PasswordAuthentication> ask(String host, int port, URI tenant) {
    try {
      return Optional.ofNullable(
          Authenticator.requestPasswordAuthentication(
              host, null, port, "http", "", null, tenant.toURL(), RequestorType.PROXY));
    } catch (MalformedURLException e) {
      return Optional.empty();
    }
  }
}
