package io.github.camelnetskope.page;

import io.github.camelnetskope.NetskopeConsumer;
import io.github.camelnetskope.NetskopeFeedEvent;
import io.github.camelnetskope.health.FeedHealth;
import io.github.camelnetskope.health.FeedHealth.Thresholds;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a history up to date: a sample of all feeds every {@link FeedTrend#STEP}, and the changes
 * in between that the feeds report. Runs as long as its Camel context.
 */
final class Sampler extends EventNotifierSupport {
  /**
   * For events: without time limits, so that only a problem that needs an operator at once counts.
   * The next sample applies the time limits.
   */
  private static final Thresholds NONE =
      new Thresholds(Duration.ZERO, Duration.ZERO, Duration.ZERO);

  private static final Logger LOG = LoggerFactory.getLogger(Sampler.class);

  private final CamelContext context;
  private final History history;
  private final Runnable sample;
  private @Nullable ScheduledExecutorService thread;

  Sampler(CamelContext context, History history, Runnable sample) {
    this.context = context;
    this.history = history;
    this.sample = sample;
  }

  @Override
  public boolean isEnabled(CamelEvent event) {
    return event instanceof NetskopeFeedEvent;
  }

  @Override
  public void notify(CamelEvent event) {
    if (event instanceof NetskopeFeedEvent change
        && change.getSource() instanceof NetskopeConsumer consumer) {
      FeedHealth health = FeedHealth.of(change.feed(), NONE);
      FeedReading feed = FeedReading.of(consumer.getRouteId(), health);
      history.see(feed, change.feed().at());
    }
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    ScheduledExecutorService started =
        context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "netskope-page");
    thread = started;
    long step = FeedTrend.STEP.toMillis();
    var unused = started.scheduleAtFixedRate(this::sample, step, step, TimeUnit.MILLISECONDS);
  }

  private void sample() {
    try {
      sample.run();
    } catch (RuntimeException e) {
      LOG.debug("a sample of the feeds failed; the next one follows", e);
    }
  }

  @Override
  protected void doStop() throws Exception {
    if (thread != null) {
      context.getExecutorServiceManager().shutdownNow(thread);
    }
    super.doStop();
  }
}
