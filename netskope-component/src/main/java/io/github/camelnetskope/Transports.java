package io.github.camelnetskope;

import io.github.camelnetskope.client.Tenant;
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

/** Creates the transport that the options describe. */
final class Transports {
  private Transports() {}

  /**
   * The transport that the options ask for.
   *
   * @param shared gives transports with equal settings the same connections
   * @param workers run the requests of the user's own {@code httpClient}, which blocks a thread for
   *     each
   */
  static Transport of(
      Tenant tenant,
      NetskopeConfiguration configuration,
      Optional<SSLContext> ssl,
      Function<TransportSettings, Transport> shared,
      Executor workers) {
    TransportSettings settings = settings(tenant, configuration, ssl);
    HttpClient own = configuration.getHttpClient();
    return own == null ? shared.apply(settings) : checked(own, settings, workers);
  }

  private static Transport checked(HttpClient own, TransportSettings settings, Executor workers) {
    Transport transport = ClassicHttpTransport.over(own, settings, workers);
    RepetitionProbe.findFault(
            transport, proxy -> ClassicHttpTransport.over(own, settings.through(proxy), workers))
        .ifPresent(
            fault ->
                BadOptions.require(
                    false,
                    "httpClient",
                    "a client: " + fault,
                    "one with disableAutomaticRetries() that answers no challenge but the"
                        + " proxy's"));
    return transport;
  }

  private static TransportSettings settings(
      Tenant tenant, NetskopeConfiguration c, Optional<SSLContext> ssl) {
    return new TransportSettings(
        c.getConnectTimeout(),
        c.getResponseTimeout(),
        c.getAnswerTimeout(),
        userAgent(c),
        c.getMaxPageBytes(),
        ssl,
        proxy(tenant, c));
  }

  private static Optional<Proxy> proxy(Tenant tenant, NetskopeConfiguration c) {
    if (c.getProxyHost() == null && c.isUseSystemProperties()) {
      return SystemProxy.ofJvm().to(tenant.base());
    }
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
