package io.github.camelnetskope;

import io.github.camelnetskope.feed.FeedProblems;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The default exception handler of a feed. A failed request is logged at DEBUG only, since the feed
 * logs the first failure itself. A skipped record is logged without the text of the exception,
 * which may quote the record.
 */
final class FeedExceptionHandler implements ExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(NetskopeConsumer.class);

  @Override
  public void handleException(Throwable exception) {
    handleException(null, exception);
  }

  @Override
  public void handleException(@Nullable String message, Throwable exception) {
    LOG.debug("Failed polling", exception);
  }

  @Override
  public void handleException(
      @Nullable String message, @Nullable Exchange exchange, Throwable exception) {
    String id = exchange == null ? "" : exchange.getExchangeId();
    LOG.warn("{} {}: {}", message, id, FeedProblems.ofRoute(exception));
  }
}
