package io.github.camelnetskope;

import io.github.camelnetskope.client.Query;
import io.github.camelnetskope.client.QueryAnswer;
import io.github.camelnetskope.client.QueryClient;
import io.github.camelnetskope.client.QueryEndpoint;
import io.github.camelnetskope.client.QueryPages;
import io.github.camelnetskope.client.QueryRetry;
import io.github.camelnetskope.client.RateLimiter;
import io.github.camelnetskope.client.RetryPolicy;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Collections;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.converter.stream.CachedOutputStream;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;

/**
 * Asks REST API v1, one query an exchange. While a query waits for its turn no thread waits with
 * it.
 */
public class NetskopeProducer extends DefaultAsyncProducer {
  private final NetskopeEndpoint endpoint;
  private final NetskopeQueryConfiguration options;
  private final NetskopeQueryExchanges exchanges;
  private final QueryEndpoint asked;
  private final QueryThreads threads;
  private final QueryClient client;
  private final QueryRunner runner;
  private final Clock clock;

  /** An answer, and the file that it led to. */
  private record Fetched(QueryAnswer answer, @Nullable Object file) {}

  public NetskopeProducer(NetskopeEndpoint endpoint) throws Exception {
    super(endpoint);
    NetskopeConfiguration c = endpoint.getConfiguration();
    this.endpoint = endpoint;
    this.options = endpoint.getQueryConfiguration();
    this.exchanges = new NetskopeQueryExchanges(endpoint);
    this.asked = endpoint.queryEndpoint();
    this.threads = endpoint.getComponent().queryThreads();
    this.clock = endpoint.getComponent().clock();
    this.client =
        new QueryClient(
            endpoint.tenant(), endpoint.transport(), endpoint.tokens(), clock, c.getMaxPageBytes());
    var policy = new RetryPolicy(c.getRetryDelay(), c.getMaxRetryDelay());
    var retry = new QueryRetry(options.getMaxRetries(), policy);
    RateLimiter limiter = RateLimiter.ofV1(endpoint.tenant());
    this.runner = new QueryRunner(limiter, retry, clock, threads.timer());
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    try {
      Query query = exchanges.query(asked, exchange, clock.instant());
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
        fetched -> exchanges.fill(exchange, fetched.answer(), fetched.file()));
  }

  private boolean askForPages(Query query, Exchange exchange, AsyncCallback callback) {
    Optional<QueryPages> all = QueryPages.of(query, clock.instant(), this::askAndWait);
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
    runner.ask(page, () -> client.ask(page), here, threads.pending(here));
    return here.await();
  }

  private <T> boolean ask(
      Query query,
      Supplier<T> call,
      Exchange exchange,
      AsyncCallback callback,
      Consumer<T> filling) {
    PendingAnswer<T> pending = threads.pending(new Ending<>(exchange, callback, filling));
    runner.ask(query, call, threads.workers(), pending);
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

  private Fetched fetch(Query query, Exchange exchange) {
    QueryAnswer answer = client.ask(query);
    boolean wanted = options.isDownload() && answer.location().isPresent();
    return new Fetched(answer, wanted ? file(answer.location().get(), exchange) : null);
  }

  /** Whole, re-readable, and on disk where the context's stream caching spools. */
  private Object file(URI location, Exchange exchange) {
    try (var cache = new CachedOutputStream(exchange)) {
      client.download(location, cache);
      return cache.newStreamCache();
    } catch (IOException e) {
      throw new RuntimeCamelException("the file cannot be kept", e);
    }
  }

  @Override
  public NetskopeEndpoint getEndpoint() {
    return endpoint;
  }
}
