package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.client.http.Secret;
import io.github.camelnetskope.client.http.TransportSettings.Proxy;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy.Type;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The proxy of the JVM. */
class SystemProxyTest {
  private static final URI TENANT = URI.create("https://acme.goskope.com");

  private final Map<String, String> properties = new HashMap<>();

  private SystemProxy through(java.net.Proxy... proxies) {
    var selector =
        new ProxySelector() {
          @Override
          public List<java.net.Proxy> select(URI uri) {
            return uri.equals(TENANT) ? List.of(proxies) : List.of();
          }

          @Override
          public void connectFailed(URI uri, SocketAddress address, IOException e) {
            // Not called.
          }
        };
    return new SystemProxy(selector, properties::get);
  }

  private static java.net.Proxy at(Type type) {
    return new java.net.Proxy(type, InetSocketAddress.createUnresolved("proxy.example.com", 3128));
  }

  @Test
  void the_first_entry_of_the_proxy_selector_is_used() {
    assertThat(through(at(Type.HTTP), java.net.Proxy.NO_PROXY).to(TENANT))
        .hasValue(new Proxy("proxy.example.com", 3128, Optional.empty(), Optional.empty()));
    assertThat(through(java.net.Proxy.NO_PROXY, at(Type.HTTP)).to(TENANT)).isEmpty();
    assertThat(through().to(TENANT)).isEmpty();
  }

  @Test
  void user_and_password_are_read_from_the_properties() {
    properties.put("https.proxyUser", "jane");
    properties.put("https.proxyPassword", "pa55word");

    assertThat(through(at(Type.HTTP)).to(TENANT))
        .hasValue(
            new Proxy(
                "proxy.example.com",
                3128,
                Optional.of("jane"),
                Optional.of(new Secret("pa55word"))));
  }

  @Test
  void a_socks_proxy_is_refused() {
    assertThatThrownBy(() -> through(at(Type.SOCKS)).to(TENANT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("useSystemProperties")
        .hasMessageContaining("httpClient");
  }
}
