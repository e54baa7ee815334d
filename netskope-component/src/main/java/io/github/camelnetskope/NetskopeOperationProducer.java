package io.github.camelnetskope;

import io.github.camelnetskope.client.OperationAnswer;
import io.github.camelnetskope.client.OperationCall;
import io.github.camelnetskope.client.OperationClient;
import io.github.camelnetskope.client.OperationPages;
import io.github.camelnetskope.client.OperationResource;
import io.github.camelnetskope.client.RateLimiter;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/** Calls REST API v2, one operation an exchange. Thread-safe. */
public class NetskopeOperationProducer extends AskingProducer {
  private final boolean paginate;
  private final OperationExchanges exchanges;
  private final OperationResource resource;
  private final OperationClient client;
  private final RateLimiter limiter;

  public NetskopeOperationProducer(NetskopeEndpoint endpoint) throws Exception {
    this(endpoint, resource(endpoint));
  }

  private NetskopeOperationProducer(NetskopeEndpoint endpoint, OperationResource resource)
      throws Exception {
    this(endpoint, resource, limiter(endpoint, resource));
  }

  private NetskopeOperationProducer(
      NetskopeEndpoint endpoint, OperationResource resource, RateLimiter limiter) throws Exception {
    super(endpoint, limiter);
    this.paginate = endpoint.getQueryConfiguration().isPaginate();
    this.exchanges = new OperationExchanges(endpoint);
    this.resource = resource;
    this.limiter = limiter;
    this.client = new OperationClient(clientParts());
  }

  /** The path of an endpoint, and what can be done there. */
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
    return paginate
        ? askForPages(
            OperationPages.of(call, time().wallTime(), this::page),
            this::paced,
            exchange,
            callback,
            (answer, pages) -> exchanges.fill(exchange, answer, pages))
        : ask(
            call,
            () -> paced(call),
            exchange,
            callback,
            answer -> exchanges.fill(exchange, answer));
  }

  private OperationAnswer page(OperationCall page) {
    return askAndWait(page, () -> paced(page));
  }

  /** Believes the tenant when it says that nothing is left of its limit. */
  private CompletableFuture<OperationAnswer> paced(OperationCall call) {
    return client.ask(call).thenApply(this::heeded);
  }

  private OperationAnswer heeded(OperationAnswer answer) {
    if (answer.limit().exhausted()) {
      answer.limit().reset().ifPresent(w -> limiter.notBefore(time().moment().plus(w)));
    }
    return answer;
  }
}
