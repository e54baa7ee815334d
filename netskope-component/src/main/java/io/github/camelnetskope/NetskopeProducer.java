package io.github.camelnetskope;

import io.github.camelnetskope.client.Query;
import io.github.camelnetskope.client.QueryAnswer;
import io.github.camelnetskope.client.QueryClient;
import io.github.camelnetskope.client.QueryEndpoint;
import io.github.camelnetskope.client.QueryPages;
import io.github.camelnetskope.client.QueryRetry;
import io.github.camelnetskope.client.RateLimiter;
import io.github.camelnetskope.client.RetryPolicy;
import io.github.camelnetskope.client.Time;
import io.github.camelnetskope.query.PendingAnswer;
import io.github.camelnetskope.query.PendingAnswers;
import io.github.camelnetskope.query.QueryRunner;
import io.github.camelnetskope.query.WaitingThread;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.converter.stream.CachedOutputStream;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.util.IOHelper;
import org.jspecify.annotations.Nullable;

/**
 * Asks REST API v1, one query an exchange. While a query waits for its turn, or for the tenant, no
 * thread waits with it. Thread-safe.
 */
public class NetskopeProducer extends DefaultAsyncProducer {
  private final NetskopeEndpoint endpoint;
  private final NetskopeQueryConfiguration options;
  private final NetskopeQueryExchanges exchanges;
  private final QueryEndpoint asked;
  private final Executor workers;
  private volatile PendingAnswers pending = new PendingAnswers();
  private final QueryClient client;
  private final QueryRunner runner;
  private final Time time;

  /** An answer, and the file that it led to, with its name if that is known. */
  private record Fetched(QueryAnswer answer, @Nullable Object file, Optional<String> name) {}

  public NetskopeProducer(NetskopeEndpoint endpoint) throws Exception {
    super(endpoint);
    NetskopeConfiguration c = endpoint.getConfiguration();
    this.endpoint = endpoint;
    this.options = endpoint.getQueryConfiguration();
    this.exchanges = new NetskopeQueryExchanges(endpoint);
    this.asked = endpoint.queryEndpoint();
    NetskopeThreads threads = endpoint.getComponent().threads();
    this.workers = threads.workers();
    this.time = endpoint.getComponent().time();
    this.client =
        new QueryClient(
            endpoint.tenant(),
            endpoint.transport(),
            endpoint.tokens(),
            time,
            threads.buffers(c.getMaxBufferedBytes()),
            workers,
            c.getMaxPageBytes());
    var policy = new RetryPolicy(c.getRetryDelay(), c.getMaxRetryDelay());
    var retry = new QueryRetry(options.getMaxRetries(), policy);
    RateLimiter limiter = RateLimiter.ofV1(time, endpoint.tenant());
    this.runner = new QueryRunner(limiter, retry, time, threads.timer());
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    try {
      Query query = exchanges.query(asked, exchange, time.wallTime());
      return options.isPaginate()
          ? askForPages(query, exchange, callback)
          : askOnce(query, exchange, callback);
    } catch (RuntimeException e) {
      exchange.setException(e);
      callback.done(true);
      return true;
    }
  }

  private boolean askOnce(Query query, Exchange exchange, AsyncCallback callback) {
    return ask(
        query,
        () -> fetch(query, exchange),
        exchange,
        callback,
        fetched -> exchanges.fill(exchange, fetched.answer(), fetched.file(), fetched.name()));
  }

  private boolean askForPages(Query query, Exchange exchange, AsyncCallback callback) {
    Optional<QueryPages> all = QueryPages.of(query, time.wallTime(), this::askAndWait);
    if (all.isEmpty()) {
      exchange.getMessage().setBody(Collections.emptyIterator());
      callback.done(true);
      return true;
    }
    QueryPages pages = all.get();
    Query first = pages.nextPage();
    return ask(
        first,
        () -> client.ask(first),
        exchange,
        callback,
        answer -> {
          pages.accept(answer);
          exchanges.fill(exchange, answer, pages);
        });
  }

  private QueryAnswer askAndWait(Query page) {
    var here = new WaitingThread<QueryAnswer>();
    PendingAnswer<QueryAnswer> answer = pending.open(here);
    runner.ask(page, () -> client.ask(page), here, answer);
    try {
      return here.await();
    } catch (RuntimeException | Error e) {
      answer.fail(e);
      throw e;
    } catch (Throwable e) {
      throw new RuntimeCamelException(e);
    }
  }

  private <T> boolean ask(
      Query query,
      Supplier<CompletableFuture<T>> call,
      Exchange exchange,
      AsyncCallback callback,
      Consumer<T> filling) {
    runner.ask(query, call, workers, pending.open(new Ending<>(exchange, callback, filling)));
    return false;
  }

  /** Ends an exchange. */
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

  private CompletableFuture<Fetched> fetch(Query query, Exchange exchange) {
    return client
        .ask(query)
        .thenComposeAsync(
            answer ->
                options.isDownload() && answer.location().isPresent()
                    ? file(answer, answer.location().get(), exchange)
                    : CompletableFuture.completedFuture(
                        new Fetched(answer, null, Optional.empty())),
            workers);
  }

  /** Whole, re-readable, and on disk where the context's stream caching spools. */
  private CompletableFuture<Fetched> file(QueryAnswer answer, URI location, Exchange exchange) {
    var cache = new CachedOutputStream(exchange);
    return client
        .download(location, cache)
        .thenApply(
            name -> {
              try {
                return new Fetched(answer, cache.newStreamCache(), name);
              } catch (IOException e) {
                throw new RuntimeCamelException("the file cannot be kept", e);
              }
            })
        .whenComplete((fetched, failure) -> IOHelper.close(cache));
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
