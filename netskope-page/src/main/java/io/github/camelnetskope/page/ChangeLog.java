package io.github.camelnetskope.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The latest {@value #ENTRIES} changes. One cause is one entry: it lists the feeds of a tenant with
 * the same change within {@link #TOGETHER}. Guarded by its {@link History}.
 */
final class ChangeLog {
  static final int ENTRIES = 50;

  private static final Duration TOGETHER = Duration.ofMinutes(2);

  /** The newest first. */
  private final Deque<Entry> entries = new ArrayDeque<>();

  private record Entry(
      Instant at,
      String tenant,
      Status before,
      Status after,
      Duration lasted,
      SortedSet<FeedKey> feeds) {
    boolean isSame(FeedKey key, Status otherBefore, Status otherAfter) {
      return tenant.equals(key.tenant()) && before.equals(otherBefore) && after.equals(otherAfter);
    }

    Change toChange() {
      return new Change(at, tenant, before, after, lasted, List.copyOf(feeds));
    }
  }

  /**
   * Adds a change of one feed.
   *
   * @param since when the status before began
   */
  void add(FeedKey feed, Status before, Instant since, Status after, Instant at) {
    Optional<Entry> same = sameCause(feed, before, after, at);
    if (same.isPresent()) {
      same.get().feeds().add(feed);
      return;
    }
    Duration lasted = since.isAfter(at) ? Duration.ZERO : Duration.between(since, at);
    var feeds = new TreeSet<>(List.of(feed));
    entries.addFirst(new Entry(at, feed.tenant(), before, after, lasted, feeds));
    if (entries.size() > ENTRIES) {
      entries.removeLast();
    }
  }

  /** Empty if the feed has had another change in between, so that its changes stay in order. */
  private Optional<Entry> sameCause(FeedKey feed, Status before, Status after, Instant at) {
    for (Entry entry : entries) {
      if (entry.at().isBefore(at.minus(TOGETHER)) || entry.feeds().contains(feed)) {
        return Optional.empty();
      }
      if (entry.isSame(feed, before, after)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  List<Change> newestFirst() {
    return entries.stream().map(Entry::toChange).toList();
  }
}
