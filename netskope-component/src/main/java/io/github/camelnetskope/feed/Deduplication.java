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
 * Makes the feeds of one consumer deliver an alert once: when it comes in {@code events/alert} and
 * in {@code alerts/*}, only the latter delivers it. Thread-safe.
 */
public final class Deduplication {
  private static final Feed MIXED = new Feed(Group.EVENTS, "alert");

  private final Map<CursorKey, Duplicates> byCursor = new HashMap<>();

  /**
   * For the cursors of a consumer.
   *
   * @param status the status of each cursor's feed; empty before its start
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

  /**
   * Whether the feeds can deliver the same alert twice: they include {@code events/alert} and one
   * of {@code alerts/*}.
   */
  public static boolean concerns(Collection<Feed> feeds) {
    return feeds.contains(MIXED) && feeds.stream().anyMatch(feed -> feed.group() == Group.ALERTS);
  }

  /** The rule for one feed. */
  public Duplicates of(CursorKey cursor) {
    return byCursor.getOrDefault(cursor, Duplicates.NONE);
  }
}
