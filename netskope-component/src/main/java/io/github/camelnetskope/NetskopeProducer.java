package io.github.camelnetskope;

import io.github.camelnetskope.client.Query;
import io.github.camelnetskope.client.QueryAnswer;
import io.github.camelnetskope.client.QueryClient;
import io.github.camelnetskope.client.QueryEndpoint;
import io.github.camelnetskope.client.QueryPages;
import io.github.camelnetskope.client.RateLimiter;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Queries REST API v1, one query for each exchange. No thread is blocked while the query waits for
 * the rate limit or for the tenant. Thread-safe.
 */
public class NetskopeProducer extends AskingProducer {
  private final NetskopeQueryConfiguration options;
  private final NetskopeQueryExchanges exchanges;
  private final QueryEndpoint asked;
  private final QueryClient client;

  /**
   * An answer, the file that was downloaded from its address, and the name of that file if known.
   */
  private record Fetched(QueryAnswer answer, @Nullable Object file, Optional<String> name) {}

  public NetskopeProducer(NetskopeEndpoint endpoint) throws Exception {
    super(endpoint, RateLimiter.ofV1(endpoint.getComponent().time(), endpoint.tenant()));
    this.options = endpoint.getQueryConfiguration();
    this.exchanges = new NetskopeQueryExchanges(endpoint);
    this.asked = endpoint.queryEndpoint();
    this.client = new QueryClient(clientParts());
  }

  @Override
  boolean begin(Exchange exchange, AsyncCallback callback) {
    Query query = exchanges.query(asked, exchange, time().wallTime());
    return options.isPaginate()
        ? askForPages(
            QueryPages.of(query, time().wallTime(), this::page),
            client::ask,
            exchange,
            callback,
            (answer, pages) -> exchanges.fill(exchange, answer, pages))
        : askOnce(query, exchange, callback);
  }

  private boolean askOnce(Query query, Exchange exchange, AsyncCallback callback) {
    return ask(
        query,
        () -> fetch(query, exchange),
        exchange,
        callback,
        fetched -> exchanges.fill(exchange, fetched.answer(), fetched.file(), fetched.name()));
  }

  private QueryAnswer page(Query page) {
    return askAndWait(page, () -> client.ask(page));
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
            workers());
  }

  private CompletableFuture<Fetched> file(QueryAnswer answer, URI location, Exchange exchange) {
    return FileBody.receive(
        exchange,
        target -> client.download(location, target),
        (name, file) -> new Fetched(answer, file, name));
  }
}
