package io.github.camelnetskope.feed;

import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.Feed;
import io.github.camelnetskope.client.Feed.Group;
import io.github.camelnetskope.client.Time;
import io.github.camelnetskope.health.FeedSnapshot;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the feeds of one consumer do so that an alert is delivered once: of one that comes in {@code
 * events/alert} and in {@code alerts/*} the latter is kept. Thread-safe.
 */
public final class Deduplication {
  private static final Feed MIXED = new Feed(Group.EVENTS, "alert");

  private final Map<CursorKey, Duplicates> byCursor = new HashMap<>();

  /**
   * For the cursors of a consumer.
   *
   * @param status what the feed of each does; empty before it was started
   */
  public Deduplication(
      Collection<CursorKey> cursors,
      Function<CursorKey, Optional<FeedSnapshot>> status,
      Time time) {
    List<AlertsFeed> alerts =
        cursors.stream()
            .filter(cursor -> cursor.feed().group() == Group.ALERTS)
            .map(cursor -> put(cursor, new AlertsFeed(cursor, () -> status.apply(cursor))))
            .toList();
    cursors.stream()
        .filter(cursor -> cursor.feed().equals(MIXED))
        .forEach(cursor -> put(cursor, new MixedAlerts(alerts, time)));
  }

  private <T extends Duplicates> T put(CursorKey cursor, T duplicates) {
    byCursor.put(cursor, duplicates);
    return duplicates;
  }

  /** Whether feeds bring alerts twice: {@code events/alert} is among them, and {@code alerts/*}. */
  public static boolean concerns(Collection<Feed> feeds) {
    return feeds.contains(MIXED) && feeds.stream().anyMatch(feed -> feed.group() == Group.ALERTS);
  }

  /** The part of one feed. */
  public Duplicates of(CursorKey cursor) {
    return byCursor.getOrDefault(cursor, Duplicates.NONE);
  }
}
