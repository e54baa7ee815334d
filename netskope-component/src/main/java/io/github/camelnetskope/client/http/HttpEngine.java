package io.github.camelnetskope.client.http;

import io.github.camelnetskope.client.http.TransportSettings.Proxy;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * One asynchronous Apache HttpClient with one I/O thread, without automatic features: no retries
 * (they lose pages), no redirects (they give the token away), no cookies, no decompression (done in
 * another place, where its failure can be distinguished). Thread-safe.
 */
final class HttpEngine implements PendingExchange.Owner {
  private static final int MAX_CONNECTIONS = 10_000;
  private static final int MAX_CONNECTIONS_PER_ROUTE = 1000;
  private static final String THREAD = "NetskopeHttp";

  /** How long to wait for the end of the I/O thread, which normally takes some milliseconds. */
  private static final TimeValue PATIENCE = TimeValue.ofSeconds(5);

  private static final TimeValue TIME_TO_LIVE = TimeValue.ofMinutes(5);
  private static final TimeValue MAX_IDLE = TimeValue.ofSeconds(60);

  private final Set<PendingExchange> exchanges = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean gone = new AtomicBoolean();
  private final LazyTls tls;
  private final PoolingAsyncClientConnectionManager pool;
  private final CloseableHttpAsyncClient client;

  private HttpEngine(TransportSettings settings) {
    CountingDns dns = new CountingDns();
    this.tls = new LazyTls(settings.sslContext().orElse(null));
    this.pool = pool(settings, tls, dns);
    this.client = client(settings, new GuardingConnections(pool, settings, dns::count), this::gone);
  }

  static HttpEngine start(TransportSettings settings) {
    var engine = new HttpEngine(settings);
    engine.client.start();
    return engine;
  }

  private static PoolingAsyncClientConnectionManager pool(
      TransportSettings settings, LazyTls tls, CountingDns dns) {
    return PoolingAsyncClientConnectionManagerBuilder.create()
        .setTlsStrategy(tls)
        .setDnsResolver(dns)
        .setMaxConnPerRoute(MAX_CONNECTIONS_PER_ROUTE)
        .setMaxConnTotal(MAX_CONNECTIONS)
        .setDefaultTlsConfig(
            TlsConfig.custom()
                .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                .setHandshakeTimeout(Timeout.DISABLED)
                .build())
        // Without validateAfterInactivity, since the I/O thread watches idle connections.
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(Timeout.DISABLED)
                .setSocketTimeout(Timeout.of(settings.responseTimeout()))
                .setTimeToLive(TIME_TO_LIVE)
                .build())
        .build();
  }

  private static CloseableHttpAsyncClient client(
      TransportSettings settings, GuardingConnections connections, Runnable ioThreadEnded) {
    HttpAsyncClientBuilder builder =
        HttpAsyncClientBuilder.create()
            .setConnectionManager(connections)
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            // The default would read the list of public suffixes, for cookies.
            .setDefaultCookieSpecRegistry(name -> null)
            .disableAuthCaching()
            .disableConnectionState()
            .setUserAgent(settings.userAgent())
            // Replaces the library's decorator, which logs the bytes.
            .setIoSessionDecorator(session -> session)
            .setIOSessionListener(new UnclaimedSessions())
            .setThreadFactory(action -> thread(action, ioThreadEnded))
            .setIOReactorConfig(
                IOReactorConfig.custom()
                    .setIoThreadCount(1)
                    .setSelectInterval(TimeValue.ofMilliseconds(100))
                    .build())
            .setDefaultRequestConfig(requests(settings));
    SendGate.install(builder);
    settings.proxy().ifPresent(proxy -> goThrough(proxy, builder));
    return builder.build();
  }

  private static RequestConfig requests(TransportSettings settings) {
    return RequestConfig.custom()
        .setRedirectsEnabled(false)
        .setContentCompressionEnabled(false)
        .setProtocolUpgradeEnabled(false)
        .setAuthenticationEnabled(settings.proxy().isPresent())
        .setResponseTimeout(Timeout.of(settings.responseTimeout()))
        .setConnectionRequestTimeout(Timeout.DISABLED)
        .build();
  }

  private static Thread thread(Runnable action, Runnable ended) {
    Runnable watched =
        () -> {
          try {
            action.run();
          } finally {
            ended.run();
          }
        };
    var thread = new Thread(watched, THREAD);
    thread.setDaemon(true);
    return thread;
  }

  private static void goThrough(Proxy proxy, HttpAsyncClientBuilder builder) {
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

  /**
   * Hands the request to the library.
   *
   * @param request the one that {@code producer} sends
   */
  void execute(
      PendingExchange exchange,
      ApiRequest request,
      AsyncRequestProducer producer,
      AnswerReceiver receiver) {
    if ("https".equalsIgnoreCase(request.uri().getScheme())) {
      tls.load();
    }
    exchanges.add(exchange);
    exchange.leasing();
    HttpClientContext context = HttpClientContext.create();
    exchange.putInto(context);
    context.setUserToken(request.conversation());
    exchange.started(client.execute(producer, receiver, context, new Ending(exchange)));
    if (gone.get()) {
      end(exchange);
    }
  }

  /** The I/O thread has ended: ends all exchanges, since none can end by itself any more. */
  @Override
  public void gone() {
    if (gone.compareAndSet(false, true)) {
      exchanges.forEach(HttpEngine::end);
    }
  }

  @Override
  public void ended(PendingExchange exchange) {
    exchanges.remove(exchange);
  }

  boolean isGone() {
    return gone.get();
  }

  private static void end(PendingExchange exchange) {
    String text = exchange.progress().prefix() + "the HTTP client has ended";
    exchange.end(new TransportException(exchange.progress().reached(), text));
  }

  /** Closes connections that were not used for a while. */
  void closeIdle() {
    pool.closeExpired();
    pool.closeIdle(MAX_IDLE);
  }

  /**
   * Ends all exchanges, then the I/O thread. The thread ends by itself once its connections are
   * closed; ending it from another thread would make the library iterate over a set of connections
   * that the I/O thread changes.
   */
  void close() {
    boolean ioThreadRuns = !gone.get();
    gone();
    pool.close(CloseMode.IMMEDIATE);
    client.initiateShutdown();
    if (ioThreadRuns && !Thread.currentThread().getName().equals(THREAD)) {
      awaitIoThread();
    }
    client.close(CloseMode.IMMEDIATE);
  }

  private void awaitIoThread() {
    try {
      client.awaitShutdown(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Handles failures; an answer goes through the {@link AnswerReceiver}. */
  private record Ending(PendingExchange exchange) implements FutureCallback<ApiResponse> {
    @Override
    public void completed(@Nullable ApiResponse result) {
      // See AnswerReceiver.
    }

    @Override
    public void failed(Exception cause) {
      exchange.failed(cause);
    }

    @Override
    public void cancelled() {
      exchange.failed(null);
    }
  }
}
