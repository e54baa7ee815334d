package io.github.camelnetskope.client.http;

import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.client5.http.classic.HttpClient;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Transport} over the user's own classic, blocking client, which is not closed here. Each
 * request blocks a worker from when it may leave to the end of its answer. The user is responsible
 * for what the client does by itself (retries, logging of headers, its proxy). Thread-safe.
 *
 * <p>Such a client cannot call a hook between connecting and sending. So the hook is called before
 * the client.
 */
public final class ClassicHttpTransport implements Transport {
  private final HttpClient client;
  private final TransportSettings settings;
  private final Executor workers;
  private final @Nullable ScheduledExecutorService timer;

  private ClassicHttpTransport(
      HttpClient client,
      TransportSettings settings,
      Executor workers,
      @Nullable ScheduledExecutorService timer) {
    this.client = client;
    this.settings = settings;
    this.workers = workers;
    this.timer = timer;
  }

  /**
   * A transport without a deadline for the whole exchange: {@code answerTimeout} is not watched.
   *
   * @param workers for the requests. The caller has to close them
   */
  public static ClassicHttpTransport over(
      HttpClient client, TransportSettings settings, Executor workers) {
    return new ClassicHttpTransport(client, settings, workers, null);
  }

  /**
   * A transport that watches {@code answerTimeout}.
   *
   * @param workers for the requests. The caller has to close them
   * @param timer for the deadline. The caller has to close it
   */
  public static ClassicHttpTransport over(
      HttpClient client,
      TransportSettings settings,
      Executor workers,
      ScheduledExecutorService timer) {
    return new ClassicHttpTransport(client, settings, workers, timer);
  }

  @Override
  public CompletableFuture<ApiResponse> send(
      ApiRequest request, BeforeSendHook hook, BufferReservation buffer) {
    var exchange = new ClassicExchange(client, settings, request);
    RequestHeaders.forAnswer(exchange.message());
    var body = new KeptBody(settings.maxResponseBytes(), buffer);
    return exchange.start(workers, timer, hook, new ClassicExchange.Intake(body, null));
  }

  @Override
  public CompletableFuture<ApiResponse> download(ApiRequest request, OutputStream target) {
    var exchange = new ClassicExchange(client, settings, request);
    RequestHeaders.forFile(exchange.message());
    var other = new KeptBody(settings.maxResponseBytes(), BufferReservation.unlimited());
    var intake = new ClassicExchange.Intake(other, target);
    return exchange.start(workers, timer, BeforeSendHook.NONE, intake);
  }
}
