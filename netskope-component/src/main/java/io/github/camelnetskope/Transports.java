package io.github.camelnetskope;

import io.github.camelnetskope.client.http.ClassicHttpTransport;
import io.github.camelnetskope.client.http.RepetitionProbe;
import io.github.camelnetskope.client.http.Secret;
import io.github.camelnetskope.client.http.Transport;
import io.github.camelnetskope.client.http.TransportSettings;
import io.github.camelnetskope.client.http.TransportSettings.Proxy;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.HttpClient;

/** How the options say that a tenant is reached. */
final class Transports {
  private Transports() {}

  /**
   * The transport that the options ask for.
   *
   * @param shared connections for equal settings
   * @param workers for a client of the user's, which holds a thread for each request
   */
  static Transport of(
      NetskopeConfiguration configuration,
      Optional<SSLContext> ssl,
      Function<TransportSettings, Transport> shared,
      Executor workers) {
    TransportSettings settings = settings(configuration, ssl);
    HttpClient own = configuration.getHttpClient();
    return own == null
        ? shared.apply(settings)
        : checked(ClassicHttpTransport.over(own, settings, workers));
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

  private static TransportSettings settings(NetskopeConfiguration c, Optional<SSLContext> ssl) {
    return new TransportSettings(
        c.getConnectTimeout(),
        c.getResponseTimeout(),
        c.getAnswerTimeout(),
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
