package io.github.camelnetskope.client.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Calls the {@link BeforeSendHook} for a request in the HTTP library, and guards three steps:
 * before the request gets a connection, when it has one, and before its first byte. Thread-safe.
 */
final class SendGate {
  private SendGate() {}

  static void install(HttpAsyncClientBuilder builder) {
    builder
        .addExecInterceptorBefore(ChainElement.CONNECT.name(), "attempt", SendGate::attempt)
        .addExecInterceptorLast("checkpoint", SendGate::checkpoint)
        .addRequestInterceptorLast(SendGate::leaving);
  }

  private static void attempt(
      HttpRequest request,
      @Nullable AsyncEntityProducer body,
      AsyncExecChain.Scope scope,
      AsyncExecChain chain,
      AsyncExecCallback callback)
      throws IOException, HttpException {
    PendingExchange.of(scope.clientContext).attempt(scope.execRuntime);
    chain.proceed(request, body, scope, callback);
  }

  private static void checkpoint(
      HttpRequest request,
      @Nullable AsyncEntityProducer body,
      AsyncExecChain.Scope scope,
      AsyncExecChain chain,
      AsyncExecCallback callback) {
    PendingExchange exchange = PendingExchange.of(scope.clientContext);
    if (scope.route.isTunnelled()) {
      takeAnyAnswer(scope.clientContext);
    }
    var once = new AtomicBoolean();
    scope.cancellableDependency.setDependency(
        () -> {
          if (once.compareAndSet(false, true)) {
            callback.failed(new InterruptedIOException("cancelled"));
          }
          return true;
        });
    Ending ending =
        failure -> {
          if (once.compareAndSet(false, true)) {
            go(exchange, failure, () -> chain.proceed(request, body, scope, callback), callback);
          }
        };
    await(exchange, ending);
  }

  /** Through a tunnel a 407 is an ordinary answer: the request must not be sent again. */
  private static void takeAnyAnswer(HttpClientContext context) {
    context.setRequestConfig(
        RequestConfig.copy(context.getRequestConfigOrDefault())
            .setAuthenticationEnabled(false)
            .build());
  }

  /** Sends the request, if the hook has not failed. */
  private static void go(
      PendingExchange exchange,
      @Nullable Throwable failure,
      Sending sending,
      AsyncExecCallback callback) {
    try {
      if (failure != null) {
        exchange.refuse(failure);
        callback.failed(Causes.asException(failure));
      } else if (exchange.progress().seal()) {
        sending.send();
      } else {
        callback.failed(new InterruptedIOException("cancelled"));
      }
    } catch (Throwable e) {
      callback.failed(Causes.asException(e));
    }
  }

  private static void await(PendingExchange exchange, Ending ending) {
    CompletionStage<?> stage;
    try {
      exchange.ready();
      stage = exchange.hook().connected();
    } catch (Throwable e) {
      ending.ended(e);
      return;
    }
    stage.whenComplete(
        (nothing, failure) -> ending.ended(failure == null ? null : Causes.unwrap(failure)));
  }

  private static void leaving(
      HttpRequest request, @Nullable EntityDetails body, HttpContext context) throws HttpException {
    PendingExchange exchange = PendingExchange.of(context);
    try {
      exchange.hook().sending();
    } catch (Throwable e) {
      exchange.refuse(e);
      throw new HttpException("not sent", e);
    }
    if (!exchange.progress().leave()) {
      throw new HttpException("cancelled");
    }
  }

  /** Sends the request. */
  @FunctionalInterface
  private interface Sending {
    void send() throws Exception;
  }

  /** The hook is done. */
  @FunctionalInterface
  private interface Ending {
    void ended(@Nullable Throwable failure);
  }
}
