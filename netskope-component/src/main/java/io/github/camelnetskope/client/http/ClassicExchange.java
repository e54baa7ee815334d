package io.github.camelnetskope.client.http;

import io.github.camelnetskope.client.http.TransportException.Reached;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * One request over a blocking client. It ends once: answered, failed, timed out or cancelled. A
 * worker runs it, and any thread may end it. Thread-safe.
 */
final class ClassicExchange {
  private final HttpClient client;
  private final TransportSettings settings;
  private final HttpUriRequestBase message;
  private final String conversation;
  private final ExchangeProgress progress = new ExchangeProgress();
  private final AnswerFuture answer = new AnswerFuture(this::end);
  private volatile @Nullable Deadline deadline;

  ClassicExchange(HttpClient client, TransportSettings settings, ApiRequest request) {
    this.client = client;
    this.settings = settings;
    this.message = message(request, settings);
    this.conversation = request.conversation();
  }

  HttpUriRequestBase message() {
    return message;
  }

  private static HttpUriRequestBase message(ApiRequest request, TransportSettings settings) {
    var message = new HttpUriRequestBase(request.method(), uri(request));
    message.setConfig(config(settings));
    RequestHeaders.identify(message, request, settings);
    request
        .body()
        .ifPresent(
            body ->
                message.setEntity(
                    new ByteArrayEntity(body.bytes(), ContentType.parse(body.contentType()))));
    return message;
  }

  // Only the proxy in the request's configuration overrides the client's own.
  @SuppressWarnings("deprecation")
  private static RequestConfig config(TransportSettings settings) {
    RequestConfig.Builder config =
        RequestConfig.custom()
            .setRedirectsEnabled(false)
            .setContentCompressionEnabled(false)
            .setProtocolUpgradeEnabled(false)
            .setAuthenticationEnabled(true)
            .setResponseTimeout(Timeout.of(settings.responseTimeout()))
            .setConnectionRequestTimeout(Timeout.of(settings.responseTimeout()));
    settings.proxy().ifPresent(proxy -> config.setProxy(new HttpHost(proxy.host(), proxy.port())));
    return config.build();
  }

  /**
   * The address with the token: only the component's own connections can add the token as late as
   * when writing.
   */
  private static URI uri(ApiRequest request) {
    return request
        .queryToken()
        .map(token -> URI.create(QueryToken.in(request.uri().toString(), token.value())))
        .orElse(request.uri());
  }

  /**
   * The destination of the body.
   *
   * @param kept keeps it in memory
   * @param file receives the body of a 200; null when every body is kept
   */
  record Intake(KeptBody kept, @Nullable OutputStream file) {}

  /** Calls the hook, then the client. */
  CompletableFuture<ApiResponse> start(
      Executor workers,
      @Nullable ScheduledExecutorService timer,
      BeforeSendHook hook,
      Intake intake) {
    if (timer != null) {
      Duration time = settings.answerTimeout();
      deadline = Deadline.start(timer, time, () -> late(time));
    }
    run(
        workers,
        () ->
            hook.connected()
                .whenComplete((nothing, failure) -> run(workers, () -> go(hook, failure, intake))));
    return answer;
  }

  private void go(BeforeSendHook hook, @Nullable Throwable failure, Intake intake)
      throws Throwable {
    if (failure != null) {
      throw Causes.unwrap(failure);
    }
    if (!progress.ended()) {
      hook.sending();
      exchange(intake);
    }
  }

  /** Work for a worker. */
  @FunctionalInterface
  private interface Work {
    void run() throws Throwable;
  }

  private void run(Executor workers, Work work) {
    try {
      workers.execute(
          () -> {
            try {
              work.run();
            } catch (Throwable e) {
              end(e);
            }
          });
    } catch (RuntimeException e) {
      end(new TransportException(progress.reached(), "no worker: " + e, e));
    }
  }

  private void late(Duration time) {
    String text = progress.prefix() + Deadline.text("answerTimeout", time) + " exceeded";
    end(new TransportException(progress.reached(), text));
  }

  /** Ends the exchange and closes its connection without reading the rest of the answer. */
  private void end(Throwable verdict) {
    if (over()) {
      message.cancel();
      answer.completeExceptionally(verdict);
    }
  }

  private boolean over() {
    Deadline current = deadline;
    if (current != null) {
      current.cancel();
    }
    return progress.end();
  }

  private void exchange(Intake intake) throws TransportException {
    if (!progress.leave()) {
      return;
    }
    try (ClassicHttpResponse response = open()) {
      progress.head(response.getCode());
      receive(response, intake);
    } catch (TransportException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new TransportException(
          progress.reached(), progress.prefix() + Causes.describe(e, settings), Causes.quotable(e));
    }
  }

  private ClassicHttpResponse open() throws TransportException {
    try {
      var target = RoutingSupport.determineHost(message);
      HttpClientContext context = HttpClientContext.create();
      context.setUserToken(conversation);
      return client.executeOpen(target, message, context);
    } catch (ConnectException
        | ConnectTimeoutException
        | ConnectionRequestTimeoutException
        | NoRouteToHostException
        | SSLHandshakeException
        | SSLPeerUnverifiedException
        | UnknownHostException e) {
      throw new TransportException(
          Reached.NOTHING, Causes.describe(e, settings), Causes.quotable(e));
    } catch (IOException | HttpException | RuntimeException e) {
      throw new TransportException(
          Reached.PERHAPS_THE_TENANT, Causes.describe(e, settings), Causes.quotable(e));
    }
  }

  private void receive(ClassicHttpResponse response, Intake intake) throws IOException {
    try {
      Pieces body = body(response, intake);
      var whole =
          new ApiResponse(response.getCode(), AnswerReceiver.headers(response), body, false);
      if (over()) {
        answer.complete(whole);
      }
    } catch (IOException | RuntimeException | Error e) {
      // Before the answer is closed, since closing may read it to its end.
      message.cancel();
      throw e;
    } finally {
      intake.kept().discard();
    }
  }

  private Pieces body(ClassicHttpResponse response, Intake intake) throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return Pieces.NONE;
    }
    OutputStream file = response.getCode() == 200 ? intake.file() : null;
    InputStream content = entity.getContent();
    if (file != null) {
      content.transferTo(file);
      content.close();
      return Pieces.NONE;
    }
    intake.kept().expect(entity.getContentLength());
    var bytes = new byte[8192];
    for (int read = content.read(bytes); read >= 0; read = content.read(bytes)) {
      intake.kept().add(bytes, read);
    }
    content.close();
    return intake.kept().finish();
  }
}
