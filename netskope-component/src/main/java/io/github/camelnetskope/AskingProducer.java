package io.github.camelnetskope;

import io.github.camelnetskope.client.ClientParts;
import io.github.camelnetskope.client.QueryRetry;
import io.github.camelnetskope.client.Question;
import io.github.camelnetskope.client.RateLimiter;
import io.github.camelnetskope.client.RecordPages;
import io.github.camelnetskope.client.RetryPolicy;
import io.github.camelnetskope.client.Time;
import io.github.camelnetskope.query.PendingAnswer;
import io.github.camelnetskope.query.PendingAnswers;
import io.github.camelnetskope.query.QueryRunner;
import io.github.camelnetskope.query.WaitingThread;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * Sends one query for each exchange. No thread is blocked while the query waits for the rate limit
 * or for the tenant. Thread-safe.
 */
abstract class AskingProducer extends DefaultAsyncProducer {
  private final NetskopeEndpoint endpoint;
  private final Executor workers;
  private final Time time;
  private final QueryRunner runner;
  private volatile PendingAnswers pending = new PendingAnswers();

  AskingProducer(NetskopeEndpoint endpoint, RateLimiter limiter) {
    super(endpoint);
    this.endpoint = endpoint;
    NetskopeThreads threads = endpoint.getComponent().threads();
    this.workers = threads.workers();
    this.time = endpoint.getComponent().time();
    NetskopeConfiguration c = endpoint.getConfiguration();
    var policy = new RetryPolicy(c.getRetryDelay(), c.getMaxRetryDelay());
    var retry = new QueryRetry(endpoint.getQueryConfiguration().getMaxRetries(), policy);
    this.runner = new QueryRunner(limiter, retry, time, threads.timer());
  }

  /** Begins the query of the exchange; true when the exchange is already complete. */
  abstract boolean begin(Exchange exchange, AsyncCallback callback);

  @Override
  public final boolean process(Exchange exchange, AsyncCallback callback) {
    try {
      return begin(exchange, callback);
    } catch (RuntimeException e) {
      exchange.setException(e);
      callback.done(true);
      return true;
    }
  }

  /** The parts from which a client of the endpoint's tenant is built. */
  final ClientParts clientParts() throws Exception {
    NetskopeConfiguration c = endpoint.getConfiguration();
    return new ClientParts(
        endpoint.tenant(),
        endpoint.transport(),
        endpoint.tokens(),
        time,
        endpoint.getComponent().threads().buffers(c.getMaxBufferedBytes()),
        workers,
        c.getMaxPageBytes());
  }

  final Executor workers() {
    return workers;
  }

  final Time time() {
    return time;
  }

  /**
   * Sends the query; its answer completes the exchange.
   *
   * @param call sends one request and does not block
   * @param filling puts the answer into the exchange
   * @return false: the exchange is completed by another thread
   */
  final <T> boolean ask(
      Question question,
      Supplier<CompletableFuture<T>> call,
      Exchange exchange,
      AsyncCallback callback,
      Consumer<T> filling) {
    runner.ask(question, call, workers, pending.open(new Ending<>(exchange, callback, filling)));
    return false;
  }

  /**
   * Sends the query; its answer starts a second step, which completes the exchange.
   *
   * @param next begins the second step after a good answer
   * @return false: the exchange is completed by another thread
   */
  final <T> boolean askFirst(
      Question question,
      Supplier<CompletableFuture<T>> call,
      Exchange exchange,
      AsyncCallback callback,
      Consumer<T> next) {
    var ending = new Ending<T>(exchange, callback, next);
    runner.ask(question, call, workers, pending.open(new Beginning<>(ending)));
    return false;
  }

  /**
   * Requests the first page; the others are fetched as the body is consumed.
   *
   * @param all empty when the time window cannot hold complete records yet
   */
  final <Q extends Question, A, P extends RecordPages<Q, A>> boolean askForPages(
      Optional<P> all,
      Function<Q, CompletableFuture<A>> call,
      Exchange exchange,
      AsyncCallback callback,
      BiConsumer<A, P> filling) {
    if (all.isEmpty()) {
      exchange.getMessage().setBody(Collections.emptyIterator());
      callback.done(true);
      return true;
    }
    P pages = all.get();
    Q first = pages.nextPage();
    return ask(
        first,
        () -> call.apply(first),
        exchange,
        callback,
        answer -> {
          pages.accept(answer);
          filling.accept(answer, pages);
        });
  }

  /** Sends the query and returns at once. */
  final <T> CompletableFuture<T> askAhead(Question question, Supplier<CompletableFuture<T>> call) {
    var heard = new CompletableFuture<T>();
    runner.ask(question, call, workers, pending.open(PendingAnswer.Listener.completing(heard)));
    return heard;
  }

  /** Sends the query and blocks until the answer is there. */
  final <T> T askAndWait(Question question, Supplier<CompletableFuture<T>> call) {
    var here = new WaitingThread<T>();
    PendingAnswer<T> answer = pending.open(here);
    runner.ask(question, call, here, answer);
    try {
      return here.await();
    } catch (RuntimeException | Error e) {
      answer.fail(e);
      throw e;
    } catch (Throwable e) {
      throw new RuntimeCamelException(e);
    }
  }

  /** Starts the second step of an exchange; if that throws, the exchange fails. */
  private record Beginning<T>(Ending<T> ending) implements PendingAnswer.Listener<T> {
    @Override
    public void answered(T answer) {
      try {
        ending.filling().accept(answer);
      } catch (RuntimeException e) {
        ending.failed(e);
      }
    }

    @Override
    public void failed(Throwable failure) {
      ending.failed(failure);
    }
  }

  /** Completes an exchange. */
  private record Ending<T>(Exchange exchange, AsyncCallback callback, Consumer<T> filling)
      implements PendingAnswer.Listener<T> {
    @Override
    public void answered(T answer) {
      try {
        filling.accept(answer);
      } catch (RuntimeException e) {
        exchange.setException(e);
      }
      callback.done(false);
    }

    @Override
    public void failed(Throwable failure) {
      exchange.setException(failure);
      callback.done(false);
    }
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    pending = new PendingAnswers();
  }

  @Override
  protected void doStop() throws Exception {
    pending.close();
    super.doStop();
  }

  @Override
  public NetskopeEndpoint getEndpoint() {
    return endpoint;
  }
}
