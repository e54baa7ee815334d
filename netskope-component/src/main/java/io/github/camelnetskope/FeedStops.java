package io.github.camelnetskope;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ShutdownStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops feeds in parallel. Each may finish its request or exchange within Camel's shutdown timeout;
 * whatever still runs then is abandoned. The checkpoints are released in either case, so that
 * another consumer can read the cursors.
 */
final class FeedStops {
  private static final Logger LOG = LoggerFactory.getLogger(NetskopeConsumer.class);
  private static final Duration WHEN_FORCED = Duration.ofMillis(200);

  private FeedStops() {}

  static void stop(CamelContext context, List<FeedConsumer> feeds, boolean forced) {
    var stops =
        CompletableFuture.allOf(
            feeds.stream().map(FeedConsumer::beginStop).toArray(CompletableFuture[]::new));
    try {
      stops.get(patience(context, forced).toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("Not all feeds have ended within the shutdown timeout", e);
    } finally {
      feeds.forEach(FeedStops::abortUnlessClosed);
    }
  }

  private static Duration patience(CamelContext context, boolean forced) {
    ShutdownStrategy strategy = context.getShutdownStrategy();
    return forced
        ? WHEN_FORCED
        : Duration.of(strategy.getTimeout(), strategy.getTimeUnit().toChronoUnit());
  }

  private static void abortUnlessClosed(FeedConsumer feed) {
    if (!feed.beginStop().isDone()) {
      LOG.warn(
          "{}: stopped while a request or an exchange is under way; records may come again", feed);
      abort(feed);
    }
  }

  private static void abort(FeedConsumer feed) {
    try {
      feed.abort();
    } catch (RuntimeException e) {
      // The other feeds still have to be stopped.
      LOG.warn("{}: its checkpoint could not be released", feed, e);
    }
  }
}
