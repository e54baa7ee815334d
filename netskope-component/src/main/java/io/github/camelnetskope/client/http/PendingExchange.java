package io.github.camelnetskope.client.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorShutdownException;
import org.apache.hc.core5.reactor.IOSession;
import org.jspecify.annotations.Nullable;

/**
 * One request in the HTTP library, and the only place where it ends: answered, failed, timed out or
 * cancelled, whichever comes first. Thread-safe.
 *
 * <pre>
 * step          limited by         ended by
 * ------------  -----------------  ------------------------------------------
 * wait for one  responseTimeout    cancelling the lease
 * connect       connectTimeout     closing the socket, giving up the endpoint
 * hook, answer  answerTimeout      cancelling the call, giving up the endpoint
 * </pre>
 *
 * {@code answerTimeout} begins with the second step.
 */
final class PendingExchange {
  private static final String ATTRIBUTE = PendingExchange.class.getName();

  private final TransportSettings settings;
  private final BeforeSendHook hook;
  private final Owner owner;
  private final ExchangeProgress progress = new ExchangeProgress();
  private final AnswerFuture answer = new AnswerFuture(this::end);
  private final ExchangeTimes times;

  private volatile @Nullable Throwable refusal;
  private volatile @Nullable Future<?> call;
  private volatile @Nullable Future<IOSession> opening;
  private volatile @Nullable IOSession session;
  private volatile @Nullable AsyncExecRuntime runtime;
  private @Nullable ApiResponse response;
  private boolean released;

  PendingExchange(
      TransportSettings settings,
      ScheduledExecutorService timer,
      BeforeSendHook hook,
      Owner owner) {
    this.settings = settings;
    this.hook = hook;
    this.owner = owner;
    this.times = new ExchangeTimes(timer, settings, this::late);
  }

  /** The owner of the exchange. */
  interface Owner {
    /** The exchange has ended; its future completes next. */
    void ended(PendingExchange exchange);

    /** The I/O thread has ended. */
    void gone();
  }

  static PendingExchange of(HttpContext context) {
    return (PendingExchange) context.getAttribute(ATTRIBUTE);
  }

  void putInto(HttpContext context) {
    context.setAttribute(ATTRIBUTE, this);
  }

  CompletableFuture<ApiResponse> answer() {
    return answer;
  }

  ExchangeProgress progress() {
    return progress;
  }

  BeforeSendHook hook() {
    return hook;
  }

  /** The request waits for a connection of the pool. */
  void leasing() {
    times.leasing();
  }

  /** The library has accepted the request. */
  void started(Future<?> newCall) {
    call = newCall;
    if (progress.ended()) {
      disconnect();
    }
  }

  /** The request begins, see {@link ExchangeProgress#attempt()}. */
  void attempt(AsyncExecRuntime newRuntime) {
    runtime = newRuntime;
    progress.attempt();
  }

  /** A connection is about to be opened; false when it must not be opened. */
  boolean connecting() {
    if (!progress.mayConnect()) {
      return false;
    }
    times.connecting();
    return true;
  }

  /** The socket is being connected. */
  void opening(Future<IOSession> newOpening) {
    opening = newOpening;
    if (progress.ended()) {
      newOpening.cancel(true);
    }
  }

  /** The connection is open, without TLS yet; false when it is no longer needed. */
  boolean opened(IOSession newSession) {
    session = newSession;
    opening = null;
    return !progress.ended();
  }

  /** The connection is ready for the request. From here on it may go back to the pool. */
  void ready() {
    session = null;
    times.ready();
  }

  private void late(String text) {
    end(new TransportException(progress.reached(), progress.prefix() + text));
  }

  /**
   * Nothing may be sent; the exchange fails with this as soon as the library has released the
   * connection.
   */
  void refuse(Throwable newRefusal) {
    refusal = newRefusal;
  }

  /** The answer is complete. */
  void answered(ApiResponse newResponse) {
    synchronized (this) {
      response = newResponse;
    }
    completeWhenReleased();
  }

  /** The library has released the connection, or is about to report why the exchange failed. */
  void released() {
    synchronized (this) {
      released = true;
    }
    completeWhenReleased();
  }

  private void completeWhenReleased() {
    ApiResponse complete;
    synchronized (this) {
      complete = released ? response : null;
      response = complete == null ? response : null;
    }
    if (complete != null && over()) {
      answer.complete(complete);
    }
  }

  /** The library has given up. */
  void failed(@Nullable Throwable cause) {
    if (cause instanceof IOReactorShutdownException) {
      owner.gone();
    }
    Throwable refused = refusal;
    Throwable end = refused == null ? describe(cause) : refused;
    if (over()) {
      answer.completeExceptionally(end);
    }
  }

  private TransportException describe(@Nullable Throwable cause) {
    if (cause instanceof TransportException known && known.reached() == progress.reached()) {
      return known;
    }
    String text = progress.prefix() + Causes.describe(cause, settings);
    var exception = new TransportException(progress.reached(), text);
    exception.initCause(Causes.quotable(cause));
    return exception;
  }

  /**
   * Fails the exchange with this and closes its connection; does nothing when it has already ended.
   */
  void end(Throwable verdict) {
    if (over()) {
      disconnect();
      answer.completeExceptionally(verdict);
    }
  }

  private boolean over() {
    boolean first = progress.end();
    if (first) {
      times.over();
      owner.ended(this);
    }
    return first;
  }

  /**
   * Closes the connection in any step: each of the four calls is needed in some step and does
   * nothing in the others.
   */
  private void disconnect() {
    Future<?> currentCall = call;
    Future<IOSession> currentOpening = opening;
    IOSession currentSession = session;
    AsyncExecRuntime currentRuntime = runtime;
    try {
      if (currentCall != null) {
        currentCall.cancel(true);
      }
      if (currentOpening != null) {
        currentOpening.cancel(true);
      }
      if (currentSession != null) {
        currentSession.close(CloseMode.IMMEDIATE);
      }
    } finally {
      if (currentRuntime != null) {
        currentRuntime.discardEndpoint();
      }
    }
  }
}
