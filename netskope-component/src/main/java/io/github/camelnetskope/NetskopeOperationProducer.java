package io.github.camelnetskope;

import io.github.camelnetskope.client.LimitedAnswer;
import io.github.camelnetskope.client.OperationAnswer;
import io.github.camelnetskope.client.OperationAttempts;
import io.github.camelnetskope.client.OperationCall;
import io.github.camelnetskope.client.OperationClient;
import io.github.camelnetskope.client.OperationFile;
import io.github.camelnetskope.client.OperationPages;
import io.github.camelnetskope.client.OperationResource;
import io.github.camelnetskope.client.PagesAhead;
import io.github.camelnetskope.client.QueryRefusedException;
import io.github.camelnetskope.client.RateLimit;
import io.github.camelnetskope.client.RateLimiter;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/** Calls REST API v2, one operation for each exchange. Thread-safe. */
public class NetskopeOperationProducer extends AskingProducer {
  private final boolean paginate;
  private final int parallel;
  private final OperationExchanges exchanges;
  private final OperationResource resource;
  private final OperationClient client;

  public NetskopeOperationProducer(NetskopeEndpoint endpoint) throws Exception {
    this(endpoint, resource(endpoint));
  }

  private NetskopeOperationProducer(NetskopeEndpoint endpoint, OperationResource resource)
      throws Exception {
    super(endpoint, limiter(endpoint, resource));
    this.paginate = endpoint.getQueryConfiguration().isPaginate();
    this.parallel = endpoint.getQueryConfiguration().getParallel();
    this.exchanges = new OperationExchanges(endpoint);
    this.resource = resource;
    this.client = new OperationClient(clientParts());
  }

  /** The path of an endpoint and its operations. */
  static OperationResource resource(NetskopeEndpoint endpoint) {
    String method = endpoint.getQueryConfiguration().getMethod();
    return OperationResource.of(endpoint.getResource(), method == null ? "" : method);
  }

  private static RateLimiter limiter(NetskopeEndpoint endpoint, OperationResource resource) {
    return RateLimiter.ofV2(
        endpoint.getComponent().time(), endpoint.tenant(), resource.counted(), resource.quota());
  }

  @Override
  boolean begin(Exchange exchange, AsyncCallback callback) {
    OperationCall call = exchanges.call(resource, exchange, time().wallTime());
    if (paginate) {
      requireInsertionTime(call);
      return askForPages(
          OperationPages.of(call, time().wallTime(), pages()),
          client::ask,
          exchange,
          callback,
          (answer, pages) -> exchanges.fill(exchange, answer, pages));
    }
    if (call.operation().isFile()) {
      return ask(
          call,
          () -> file(call, exchange),
          exchange,
          callback,
          received -> exchanges.fill(exchange, received.file(), received.body()));
    }
    return call.deploys()
        ? askFirst(
            call,
            new OperationAttempts(call, client::ask)::next,
            exchange,
            callback,
            answer -> deploy(call, answer, exchange, callback))
        : ask(
            call,
            new OperationAttempts(call, client::ask)::next,
            exchange,
            callback,
            answer -> exchanges.fill(exchange, answer));
  }

  /** A downloaded file and its message body. */
  private record Received(OperationFile file, Object body) implements LimitedAnswer {
    @Override
    public RateLimit limit() {
      return file.limit();
    }
  }

  private CompletableFuture<Received> file(OperationCall call, Exchange exchange) {
    return FileBody.receive(exchange, target -> client.download(call, target), Received::new);
  }

  /** Deploys a pending change that the tenant has accepted. */
  private void deploy(
      OperationCall change, OperationAnswer changed, Exchange exchange, AsyncCallback callback) {
    exchanges.fill(exchange, changed);
    OperationCall deployment = change.deployment(resource);
    var unused =
        ask(
            deployment,
            () -> client.ask(deployment),
            exchange,
            callback,
            answer -> exchanges.deployed(exchange));
  }

  private void requireInsertionTime(OperationCall call) {
    if (parallel > 1 && !call.isByInsertion()) {
      throw new QueryRefusedException(
          "parallel", Integer.toString(parallel), "1 unless there is an insertionStartTime");
    }
  }

  private Function<OperationCall, OperationAnswer> pages() {
    return parallel == 1
        ? this::page
        : new PagesAhead(parallel, page -> askAhead(page, () -> client.ask(page)))::page;
  }

  private OperationAnswer page(OperationCall page) {
    return askAndWait(page, () -> client.ask(page));
  }
}
