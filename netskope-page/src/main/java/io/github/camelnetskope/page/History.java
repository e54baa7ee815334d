package io.github.camelnetskope.page;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the page remembers: the last hour of each feed and the latest changes. Bounded, and lost
 * with the process. Thread-safe.
 */
final class History {
  private final Map<FeedKey, FeedTrend> trends = new HashMap<>();
  private final ChangeLog changes = new ChangeLog();

  /** Takes a sample of all feeds, and forgets those that are gone. */
  synchronized void sample(List<FeedReading> feeds, Instant at) {
    trends
        .keySet()
        .retainAll(feeds.stream().map(FeedReading::key).collect(Collectors.toUnmodifiableSet()));
    for (FeedReading feed : feeds) {
      trend(feed.key(), feed.status(), at).sample(at, feed.records(), feed.lagSeconds());
    }
  }

  /** Sees how feeds are, between two samples. */
  synchronized void see(FeedKey feed, Status now, Instant at) {
    trend(feed, now, at);
  }

  private FeedTrend trend(FeedKey feed, Status now, Instant at) {
    FeedTrend trend = trends.computeIfAbsent(feed, key -> new FeedTrend(now, at));
    if (!trend.status().equals(now)) {
      changes.add(feed, trend.status(), trend.since(), now, at);
      trend.becomes(now, at);
    }
    return trend;
  }

  /** The feeds as they are now, each with what is remembered of it. */
  synchronized List<FeedView> views(List<FeedReading> feeds, Instant now) {
    return feeds.stream()
        .map(
            feed -> {
              FeedTrend trend = trend(feed.key(), feed.status(), now);
              return FeedView.of(feed, trend.since(), trend.at(now, feed.records()));
            })
        .toList();
  }

  synchronized List<Change> changes() {
    return changes.newestFirst();
  }
}
