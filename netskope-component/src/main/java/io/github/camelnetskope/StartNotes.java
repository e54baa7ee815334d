package io.github.camelnetskope;

import io.github.camelnetskope.client.Counted;
import io.github.camelnetskope.client.Feed;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Log lines when an endpoint starts: what it reads, and warnings about options that look wrong. */
final class StartNotes {
  private static final Logger LOG = LoggerFactory.getLogger(NetskopeConsumer.class);

  private StartNotes() {}

  /** A consumer has started. */
  static void reading(NetskopeEndpoint endpoint, String route) {
    List<Feed> feeds = endpoint.feeds();
    String place = Checkpoints.place(endpoint.getConfiguration());
    LOG.info(
        "{}: reading {}, index {}, checkpoints in {}",
        endpoint.tenant(),
        Counted.of(feeds.size(), "feed"),
        endpoint.index(),
        place.isEmpty() ? "memory" : place);
    if (place.isEmpty()) {
      LOG.warn(
          "{}: route {}: index {} has its checkpoints in memory only, so a restart repeats the last"
              + " page of each feed; set checkpointDir or checkpointRepository",
          endpoint.tenant(),
          route,
          endpoint.index());
    }
    feeds.stream().filter(feed -> !feed.isKnown()).forEach(feed -> unknown(endpoint, feed));
  }

  private static void unknown(NetskopeEndpoint endpoint, Feed feed) {
    LOG.warn(
        "{}: {} is not a known feed{}; it is requested nevertheless",
        endpoint.tenant(),
        feed,
        feed.nearestKnown().map(near -> ", perhaps " + near + " was meant").orElse(""));
  }

  /** Warns about a tenant name that looks wrong, for feeds and queries. */
  static void tenant(NetskopeEndpoint endpoint) {
    String host = String.valueOf(endpoint.tenant().base().getHost());
    boolean loopback = host.equals("localhost") || host.startsWith("[");
    if (host.indexOf('.') < 0 && !loopback) {
      LOG.warn(
          "{}: the tenant has no dot in its name, perhaps {}.goskope.com was meant", host, host);
    }
  }
}
