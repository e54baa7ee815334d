package io.github.camelnetskope.page;

import io.github.camelnetskope.health.FeedHealth;
import io.github.camelnetskope.health.FeedSnapshot;
import java.time.Instant;
import java.util.Optional;

/**
 * A row of the page.
 *
 * @param since when this status began
 */
record FeedView(FeedReading reading, Instant since, Trend trend) {

  static FeedView of(FeedReading reading, Instant firstSeen, Trend trend) {
    Instant since =
        reading.status().condition().isProblem()
            ? reading
                .health()
                .filter(health -> health.feed().problem().isPresent())
                .map(health -> health.feed().since())
                .orElse(firstSeen)
            : firstSeen;
    return new FeedView(reading, since, trend);
  }

  FeedKey key() {
    return reading.key();
  }

  Status status() {
    return reading.status();
  }

  Condition condition() {
    return status().condition();
  }

  Optional<FeedSnapshot> snapshot() {
    return reading.health().map(FeedHealth::feed);
  }

  /** When it sends its next request. */
  Optional<Instant> nextRequest() {
    return snapshot().flatMap(FeedSnapshot::nextRequest);
  }

  /** The text of its problem; empty for a feed without one. */
  String error() {
    return condition().isProblem() ? reading.health().flatMap(FeedHealth::text).orElse("") : "";
  }
}
