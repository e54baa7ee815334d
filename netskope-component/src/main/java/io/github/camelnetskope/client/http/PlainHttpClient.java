package io.github.camelnetskope.client.http;

import io.github.camelnetskope.client.http.TransportSettings.Proxy;
import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.HttpConnectionFactory;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * An Apache HttpClient that does as it is told: no retries (they lose pages), no redirects (they
 * give the token away), no cookies, no decompression (done where its failure can be told from
 * others).
 */
final class PlainHttpClient {
  private static final int MAX_CONNECTIONS = 100;
  private static final TimeValue TIME_TO_LIVE = TimeValue.ofMinutes(5);

  private PlainHttpClient() {}

  static CloseableHttpClient create(TransportSettings settings) {
    HttpClientBuilder builder =
        HttpClientBuilder.create()
            .setConnectionManager(connections(settings))
            .setRequestExecutor(new LastWord())
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableContentCompression()
            .disableConnectionState()
            .disableDefaultUserAgent();
    settings.proxy().ifPresent(proxy -> goThrough(proxy, builder));
    return builder.build();
  }

  private static PoolingHttpClientConnectionManager connections(TransportSettings settings) {
    HttpConnectionFactory<ManagedHttpClientConnection> silent = PlainHttpClient::connection;
    var builder =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setConnectionFactory(silent)
            .setMaxConnPerRoute(MAX_CONNECTIONS)
            .setMaxConnTotal(MAX_CONNECTIONS)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                    .setSocketTimeout(Timeout.of(settings.responseTimeout()))
                    // A tenant that closed an idle connection must not cost an unclear request.
                    .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                    .setTimeToLive(TIME_TO_LIVE)
                    .build());
    Optional<TlsSocketStrategy> own = settings.sslContext().map(DefaultClientTlsStrategy::new);
    builder.setTlsSocketStrategy(own.orElseGet(LazyTls::new));
    return builder.build();
  }

  private static ManagedHttpClientConnection connection(@Nullable Socket socket)
      throws IOException {
    var connection = new SilentConnection();
    if (socket != null) {
      connection.bind(socket);
    }
    return connection;
  }

  private static void goThrough(Proxy proxy, HttpClientBuilder builder) {
    builder.setProxy(new HttpHost(proxy.host(), proxy.port()));
    if (proxy.username().isPresent()) {
      char[] password = proxy.password().map(Secret::value).orElse("").toCharArray();
      var credentials = new BasicCredentialsProvider();
      credentials.setCredentials(
          new AuthScope(proxy.host(), proxy.port()),
          new UsernamePasswordCredentials(proxy.username().get(), password));
      builder.setDefaultCredentialsProvider(credentials);
    }
  }
}
