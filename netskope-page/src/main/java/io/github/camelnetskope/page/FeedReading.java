package io.github.camelnetskope.page;

import io.github.camelnetskope.health.FeedHealth;
import java.util.Optional;

/**
 * One look at a feed.
 *
 * @param health absent while its route does not run
 */
record FeedReading(FeedKey key, Optional<FeedHealth> health) {

  static FeedReading of(String route, FeedHealth health) {
    var feed = health.feed();
    return new FeedReading(
        new FeedKey(feed.tenant(), feed.index(), route, feed.feed()), Optional.of(health));
  }

  Status status() {
    return health.map(Status::of).orElse(Status.ROUTE_STOPPED);
  }

  /** Delivered since the feed was started. */
  long records() {
    return health.map(h -> h.feed().counts().records()).orElse(0L);
  }

  /** How far behind, in seconds; -1 while that is not known. */
  long lagSeconds() {
    return health.flatMap(h -> h.feed().lag()).map(lag -> lag.toSeconds()).orElse(-1L);
  }
}
