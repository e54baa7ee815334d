package io.github.camelnetskope.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.camelnetskope.client.http.TransportSettings.Proxy;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/** Settings of a transport, and short methods to use it. */
final class TransportRig implements AutoCloseable {
  static final Secret TOKEN = new Secret("s3cret-t0ken");
  static final Duration LONG = Duration.ofSeconds(20);

  final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1, daemon("timer"));
  final ExecutorService workers = Executors.newFixedThreadPool(4, daemon("worker"));
  final BufferBudget budget = new BufferBudget(100_000_000);
  private final List<AutoCloseable> open = new ArrayList<>();
  private TransportSettings settings =
      new TransportSettings(LONG, LONG, LONG, "tests", 1_000_000, Optional.empty(), empty());

  private static Optional<Proxy> empty() {
    return Optional.empty();
  }

  private static ThreadFactory daemon(String name) {
    return action -> {
      var thread = new Thread(action, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  TransportSettings settings() {
    return settings;
  }

  TransportRig times(Duration connect, Duration response, Duration answer) {
    settings =
        new TransportSettings(
            connect,
            response,
            answer,
            settings.userAgent(),
            settings.maxResponseBytes(),
            settings.sslContext(),
            settings.proxy());
    return this;
  }

  TransportRig maxBytes(int maxBytes) {
    return with(maxBytes, settings.sslContext(), settings.proxy());
  }

  TransportRig trusts(SSLContext context) {
    return with(settings.maxResponseBytes(), Optional.of(context), settings.proxy());
  }

  TransportRig proxy(int port) {
    var proxy =
        new Proxy("127.0.0.1", port, Optional.of("user"), Optional.of(new Secret("p4ssword")));
    return with(settings.maxResponseBytes(), settings.sslContext(), Optional.of(proxy));
  }

  private TransportRig with(int maxBytes, Optional<SSLContext> ssl, Optional<Proxy> proxy) {
    settings =
        new TransportSettings(
            settings.connectTimeout(),
            settings.responseTimeout(),
            settings.answerTimeout(),
            settings.userAgent(),
            maxBytes,
            ssl,
            proxy);
    return this;
  }

  AsyncHttpTransport transport() {
    var transport = AsyncHttpTransport.create(settings, timer, workers);
    open.add(transport);
    return transport;
  }

  static ApiRequest request(String url) {
    return ApiRequest.get(URI.create(url), TOKEN);
  }

  BufferReservation buffer() {
    return budget.tryReserve(0).orElseThrow();
  }

  CompletableFuture<ApiResponse> send(Transport transport, String url) {
    return transport.send(request(url), BeforeSendHook.NONE, buffer());
  }

  ApiResponse get(Transport transport, String url) throws Exception {
    return send(transport, url).get(30, TimeUnit.SECONDS);
  }

  TransportException failure(Transport transport, String url) {
    return failure(send(transport, url));
  }

  static TransportException failure(CompletableFuture<ApiResponse> answer) {
    Throwable failure = anyFailure(answer);
    assertThat(failure).isInstanceOf(TransportException.class);
    return (TransportException) failure;
  }

  static Throwable anyFailure(CompletableFuture<ApiResponse> answer) {
    try {
      return fail("an answer: " + answer.get(30, TimeUnit.SECONDS));
    } catch (ExecutionException e) {
      return e.getCause();
    } catch (CancellationException e) {
      return e;
    } catch (InterruptedException | TimeoutException e) {
      return fail("no end of the exchange", e);
    }
  }

  @Override
  public void close() {
    for (AutoCloseable closeable : open) {
      try {
        closeable.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    workers.shutdownNow();
    timer.shutdownNow();
  }

  /** A hook whose two calls are given. */
  static BeforeSendHook hook(CompletableFuture<?> connected, Runnable sending) {
    return new BeforeSendHook() {
      @Override
      public CompletableFuture<?> connected() {
        return connected;
      }

      @Override
      public void sending() {
        sending.run();
      }
    };
  }

  /** A task that may fail with an exception. */
  @FunctionalInterface
  interface Task {
    void run() throws IOException, InterruptedException;
  }
}
