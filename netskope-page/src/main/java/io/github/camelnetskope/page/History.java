package io.github.camelnetskope.page;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The memory of the page: the last hour of each feed and the latest changes. Its size is limited;
 * it is lost when the process ends. Thread-safe.
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
      trend(feed, at).sample(at, feed.records(), feed.lagSeconds());
    }
  }

  /** Records the state of a feed between two samples. */
  synchronized void see(FeedReading feed, Instant at) {
    trend(feed, at);
  }

  private FeedTrend trend(FeedReading feed, Instant at) {
    Status now = feed.status();
    FeedTrend known = trends.get(feed.key());
    FeedTrend trend = known == null ? FeedTrend.of(feed, at) : known;
    if (known == null) {
      trends.put(feed.key(), trend);
      if (now.condition().isProblem() || now.condition() == Condition.SUSPENDED) {
        Instant since = feed.since(at);
        changes.add(feed.key(), Status.STARTING, since, now, since);
      }
    } else if (!trend.status().equals(now)) {
      changes.add(feed.key(), trend.status(), trend.since(), now, at);
      trend.becomes(now, at);
    }
    return trend;
  }

  /** The feeds as they are now, each with its history. */
  synchronized List<FeedView> views(List<FeedReading> feeds, Instant now) {
    return feeds.stream()
        .map(
            feed -> {
              FeedTrend trend = trend(feed, now);
              return FeedView.of(feed, trend.since(), trend.at(now, feed.records()));
            })
        .toList();
  }

  synchronized List<Change> changes() {
    return changes.newestFirst();
  }
}
