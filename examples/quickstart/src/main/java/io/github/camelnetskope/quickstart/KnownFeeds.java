package io.github.camelnetskope.quickstart;

import io.github.camelnetskope.NetskopeConsumer;
import io.github.camelnetskope.NetskopeFeedEvent;
import io.github.camelnetskope.health.FeedHealth;
import io.github.camelnetskope.health.FeedSnapshot;
import io.github.camelnetskope.health.FeedState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the latest snapshot of each cursor, also after its route has stopped: a route whose feeds
 * are done stops by itself, and its consumer then has no feeds. Thread-safe.
 */
final class KnownFeeds extends EventNotifierSupport {
  private final Map<String, FeedSnapshot> latest = new TreeMap<>();

  /** Updates the snapshots of running feeds, and returns those of all feeds seen so far. */
  List<FeedSnapshot> look(@Nullable CamelContext context) {
    if (context != null) {
      context.getRoutes().stream()
          .map(Route::getConsumer)
          .filter(NetskopeConsumer.class::isInstance)
          .flatMap(consumer -> ((NetskopeConsumer) consumer).health().stream())
          .map(FeedHealth::feed)
          .forEach(this::saw);
    }
    synchronized (this) {
      return List.copyOf(latest.values());
    }
  }

  /** Whether all feeds are done. */
  boolean areDone() {
    List<FeedSnapshot> all = look(null);
    return !all.isEmpty() && all.stream().allMatch(feed -> feed.state() == FeedState.DONE);
  }

  /** Keeps the latest snapshot of each cursor. */
  synchronized void saw(FeedSnapshot feed) {
    latest.merge(
        feed.feed() + " " + feed.index(),
        feed,
        (known, seen) -> seen.at().isBefore(known.at()) ? known : seen);
  }

  @Override
  public void notify(CamelEvent event) {
    if (event instanceof NetskopeFeedEvent changed) {
      saw(changed.feed());
    }
  }

  @Override
  public boolean isEnabled(CamelEvent event) {
    return true;
  }
}
