package io.github.camelnetskope;

import io.github.camelnetskope.client.http.HttpClientTransport;
import io.github.camelnetskope.client.http.RepetitionProbe;
import io.github.camelnetskope.client.http.Secret;
import io.github.camelnetskope.client.http.Transport;
import io.github.camelnetskope.client.http.TransportSettings;
import io.github.camelnetskope.client.http.TransportSettings.Proxy;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.hc.client5.http.classic.HttpClient;

/** How an endpoint reaches its tenant. */
final class Transports {
  private Transports() {}

  static Transport of(NetskopeEndpoint endpoint) throws Exception {
    TransportSettings settings = settings(endpoint);
    HttpClient own = endpoint.getConfiguration().getHttpClient();
    return own == null
        ? endpoint.getComponent().transport(endpoint.tenant().authority(), settings)
        : checked(HttpClientTransport.over(own, settings));
  }

  private static Transport checked(Transport transport) {
    RepetitionProbe.findFault(transport)
        .ifPresent(
            fault ->
                BadOptions.require(
                    false,
                    "httpClient",
                    "a client: " + fault,
                    "one with disableAutomaticRetries() that reaches 127.0.0.1"));
    return transport;
  }

  private static TransportSettings settings(NetskopeEndpoint endpoint) throws Exception {
    NetskopeConfiguration c = endpoint.getConfiguration();
    SSLContextParameters parameters = c.getSslContextParameters();
    Optional<SSLContext> ssl =
        parameters == null
            ? Optional.empty()
            : Optional.of(endpoint.getComponent().sslContext(parameters));
    return new TransportSettings(
        c.getConnectTimeout(),
        c.getResponseTimeout(),
        userAgent(c),
        c.getMaxPageBytes(),
        ssl,
        proxy(c));
  }

  private static Optional<Proxy> proxy(NetskopeConfiguration c) {
    return Optional.ofNullable(c.getProxyHost())
        .map(
            host ->
                new Proxy(
                    host,
                    c.getProxyPort(),
                    Optional.ofNullable(c.getProxyUsername()),
                    Optional.ofNullable(c.getProxyPassword()).map(Secret::new)));
  }

  private static String userAgent(NetskopeConfiguration c) {
    String own = c.getUserAgent();
    String version = Transports.class.getPackage().getImplementationVersion();
    return own != null ? own : "camel-netskope" + (version == null ? "" : "/" + version);
  }
}
