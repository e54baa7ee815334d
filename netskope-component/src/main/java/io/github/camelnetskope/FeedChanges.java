package io.github.camelnetskope;

import io.github.camelnetskope.health.FeedSnapshot;
import io.github.camelnetskope.health.FeedState;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports changes of a consumer's feeds to Camel's event notifiers. With {@code stopWhenDone} it
 * stops the route when all of them are DONE. Thread-safe.
 */
final class FeedChanges {
  private static final Logger LOG = LoggerFactory.getLogger(NetskopeConsumer.class);

  private final NetskopeConsumer consumer;

  /** The route can be stopped only when the context has started. */
  private volatile boolean started;

  private final AtomicBoolean stopping = new AtomicBoolean();

  FeedChanges(NetskopeConsumer consumer) {
    this.consumer = consumer;
  }

  /** Called when the consumer starts. */
  void start() throws Exception {
    stopping.set(false);
    context()
        .addStartupListener(
            (context, alreadyStarted) -> {
              started = true;
              stopWhenDone();
            });
  }

  /** Reports that a feed has changed. */
  void tell(FeedSnapshot feed) {
    try {
      context().getManagementStrategy().notify(new NetskopeFeedEvent(consumer, feed));
    } catch (Exception e) {
      LOG.warn("{}: an event notifier failed", feed.feed(), e);
    }
    if (feed.state() == FeedState.DONE) {
      stopWhenDone();
    }
  }

  private void stopWhenDone() {
    boolean wanted = endpoint().getConfiguration().isStopWhenDone();
    if (wanted && started && consumer.isDone() && stopping.compareAndSet(false, true)) {
      // A feed's worker must not wait for its own route to stop.
      context().getExecutorServiceManager().newThread("NetskopeDone", this::stop).start();
    }
  }

  private void stop() {
    try {
      LOG.info("{}: all feeds are done, stopping route {}", tenant(), consumer.getRouteId());
      context().getRouteController().stopRoute(consumer.getRouteId());
      FinishedMain.endIfDone(context());
    } catch (Exception e) {
      LOG.warn("{}: route {} could not be stopped", tenant(), consumer.getRouteId(), e);
    }
  }

  private Object tenant() {
    return endpoint().tenant();
  }

  private NetskopeEndpoint endpoint() {
    return (NetskopeEndpoint) consumer.getEndpoint();
  }

  private CamelContext context() {
    return consumer.getEndpoint().getCamelContext();
  }
}
