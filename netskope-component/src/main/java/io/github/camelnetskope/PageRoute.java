package io.github.camelnetskope;

import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Takes the records of one page through the route of a feed, and judges how that ended. */
final class PageRoute implements PageDelivery.Route {
  private final FeedConsumer consumer;
  private final PageExchanges exchanges;
  private final OnFailure onFailure;
  private final boolean commitsByHand;

  PageRoute(FeedConsumer consumer, PageExchanges exchanges, NetskopeConfiguration configuration) {
    this.consumer = consumer;
    this.exchanges = exchanges;
    this.onFailure = configuration.getOnFailure();
    this.commitsByHand = configuration.isManualCommit();
  }

  @Override
  public int end(int from) {
    return exchanges.end(from);
  }

  @Override
  public void deliver(PageProgress progress, int from, int to) {
    boolean redelivered = progress.handOut(from, to);
    Exchange exchange = consumer.createExchange(false);
    try {
      exchanges.fill(exchange, from, to, redelivered);
      if (commitsByHand) {
        NetskopeCommit commit = () -> progress.succeeded(from, to);
        exchange.getMessage().setHeader(NetskopeConstants.MANUAL_COMMIT, commit);
      }
      consumer.getProcessor().process(exchange);
    } catch (Exception e) {
      exchange.setException(e);
    }
    settle(exchange, progress, from, to);
    consumer.releaseExchange(exchange, false);
  }

  private void settle(Exchange exchange, PageProgress progress, int from, int to) {
    Throwable failure = failure(exchange);
    if (failure == null && commitsByHand) {
      progress.awaitsCommit(from, to);
    } else if (failure == null) {
      progress.succeeded(from, to);
    } else if (onFailure == OnFailure.SKIP && consumer.isRunAllowed()) {
      consumer
          .getExceptionHandler()
          .handleException("Skipping a failed exchange", exchange, failure);
      progress.succeeded(from, to);
    } else {
      progress.failed(failure);
    }
  }

  private static @Nullable Throwable failure(Exchange exchange) {
    Throwable thrown = exchange.getException();
    boolean rolledBack = exchange.isRollbackOnly() || exchange.isRollbackOnlyLast();
    if (thrown != null || !rolledBack) {
      return thrown;
    }
    Throwable caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    return caught == null ? new IllegalStateException("the exchange was rolled back") : caught;
  }
}
