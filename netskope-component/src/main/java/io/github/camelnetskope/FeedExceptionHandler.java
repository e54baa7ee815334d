package io.github.camelnetskope;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.LoggingExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The exception handler of a feed that has no other: a failed request is not logged again and
 * again, its first failure has been logged; a record that is skipped is.
 */
final class FeedExceptionHandler implements ExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(NetskopeConsumer.class);

  private final LoggingExceptionHandler skipped;

  FeedExceptionHandler(CamelContext context) {
    skipped = new LoggingExceptionHandler(context, NetskopeConsumer.class);
  }

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
    skipped.handleException(message, exchange, exception);
  }
}
