package io.github.camelnetskope.client.http;

import java.io.Closeable;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@link Transport} with its own connections, over the asynchronous Apache HttpClient 5: one I/O
 * thread for all tenants with equal settings. If that thread ends, the next request starts a new
 * one. Thread-safe.
 */
public final class AsyncHttpTransport implements Transport, Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(AsyncHttpTransport.class);
  private static final long TIDY_SECONDS = 10;

  private final TransportSettings settings;
  private final ScheduledExecutorService timer;
  private final Executor workers;
  private final Future<?> tidying;
  private @Nullable HttpEngine engine;
  private boolean closed;

  private AsyncHttpTransport(
      TransportSettings settings, ScheduledExecutorService timer, Executor workers) {
    this.settings = settings;
    this.timer = timer;
    this.workers = workers;
    this.tidying =
        timer.scheduleWithFixedDelay(this::closeIdle, TIDY_SECONDS, TIDY_SECONDS, TimeUnit.SECONDS);
  }

  /**
   * A transport whose client starts with the first request.
   *
   * @param timer for deadlines; its tasks are short. The caller has to close it
   * @param workers for blocking work: writing downloads. They must not run a task on the thread
   *     that submits it, which is the I/O thread. The caller has to close them
   */
  public static AsyncHttpTransport create(
      TransportSettings settings, ScheduledExecutorService timer, Executor workers) {
    return new AsyncHttpTransport(settings, timer, workers);
  }

  @Override
  public CompletableFuture<ApiResponse> send(
      ApiRequest request, BeforeSendHook hook, BufferReservation buffer) {
    var body = new BodyIntake.Keeping(new KeptBody(settings.maxResponseBytes(), buffer));
    return start(request, RequestHeaders::forAnswer, hook, exchange -> body);
  }

  @Override
  public CompletableFuture<ApiResponse> download(ApiRequest request, OutputStream target) {
    var other = new KeptBody(settings.maxResponseBytes(), BufferReservation.unlimited());
    return start(
        request,
        RequestHeaders::forFile,
        BeforeSendHook.NONE,
        exchange -> new StreamedBody(target, workers, exchange, other));
  }

  private CompletableFuture<ApiResponse> start(
      ApiRequest request,
      Consumer<HttpRequest> headers,
      BeforeSendHook hook,
      Function<PendingExchange, BodyIntake> intake) {
    HttpEngine current;
    try {
      current = engine();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(
          new TransportException(TransportException.Reached.NOTHING, "no HTTP client: " + e, e));
    }
    var exchange = new PendingExchange(settings, timer, hook, current);
    try {
      HttpRequest message = message(request);
      headers.accept(message);
      var producer = new BasicRequestProducer(message, body(request));
      var receiver = new AnswerReceiver(exchange, intake.apply(exchange));
      current.execute(exchange, request, producer, receiver);
    } catch (RuntimeException | Error e) {
      exchange.failed(e);
    }
    return exchange.answer();
  }

  private HttpRequest message(ApiRequest request) {
    var message = new BasicHttpRequest(request.method(), request.uri());
    RequestHeaders.identify(message, request, settings);
    request
        .queryToken()
        .map(token -> new SecretHeader(SilentHttp1.QUERY_TOKEN, token))
        .ifPresent(message::setHeader);
    return message;
  }

  private static @Nullable AsyncEntityProducer body(ApiRequest request) {
    return request
        .body()
        .map(
            body ->
                new BasicAsyncEntityProducer(body.bytes(), ContentType.parse(body.contentType())))
        .orElse(null);
  }

  private synchronized HttpEngine engine() {
    if (closed) {
      throw new IllegalStateException("closed");
    }
    if (engine != null && engine.isGone()) {
      LOG.warn("The I/O thread of the HTTP client has ended; a new client is started");
      engine.close();
      engine = null;
    }
    if (engine == null) {
      engine = HttpEngine.start(settings);
    }
    return engine;
  }

  private void closeIdle() {
    HttpEngine current;
    synchronized (this) {
      current = engine;
    }
    try {
      if (current != null && !current.isGone()) {
        current.closeIdle();
      }
    } catch (RuntimeException e) {
      LOG.debug("Idle connections were not closed", e);
    }
  }

  /** Ends all exchanges and closes all connections. */
  @Override
  public void close() {
    HttpEngine last;
    synchronized (this) {
      closed = true;
      last = engine;
      engine = null;
    }
    tidying.cancel(false);
    if (last != null) {
      last.close();
    }
  }
}
