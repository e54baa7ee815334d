package io.github.camelnetskope.page;

import io.github.camelnetskope.health.FeedHealth;
import io.github.camelnetskope.health.FeedSnapshot;
import io.github.camelnetskope.health.FeedState;
import java.time.Instant;
import java.util.Optional;

/**
 * The state of a feed at one moment.
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

  /** When its current status began, if the feed knows it. */
  Instant since(Instant otherwise) {
    return health.map(h -> h.feed().since()).orElse(otherwise);
  }

  /** When it was started; known only for a feed that never had a problem. */
  Optional<Instant> started() {
    return health
        .map(FeedHealth::feed)
        .filter(feed -> feed.lastErrorAt().isEmpty() && feed.state() != FeedState.SUSPENDED)
        .map(FeedSnapshot::since);
  }

  /** Delivered since the feed was started. */
  long records() {
    return health.map(h -> h.feed().counts().records()).orElse(0L);
  }

  /** The lag, in seconds; -1 while it is not known. */
  long lagSeconds() {
    return health.flatMap(h -> h.feed().lag()).map(lag -> lag.toSeconds()).orElse(-1L);
  }
}
