package io.github.camelnetskope;

import io.github.camelnetskope.feed.FeedProblems;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The exception handler of a feed that has no other: a failed request is not logged again and
 * again, its first failure has been logged; a record that is skipped is, without the text of what
 * was thrown, which may quote it.
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
