package io.github.camelnetskope;

import io.github.camelnetskope.client.Feed;
import io.github.camelnetskope.feed.Deduplication;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The option {@code deduplicate}. */
final class AlertsOnce {
  private AlertsOnce() {}

  /**
   * Refuses a consumer whose feeds cannot duplicate each other's alerts: it needs {@code
   * events/alert} and a feed of {@code alerts/}.
   */
  static void check(List<Feed> feeds, NetskopeConfiguration c) {
    BadOptions.require(
        !c.isDeduplicate() || Deduplication.concerns(feeds),
        "deduplicate",
        c.isDeduplicate(),
        "false, unless one consumer reads events/alert and alerts/TYPE, as with * or"
            + " events/alert,alerts/*");
    BadOptions.require(
        !c.isDeduplicate() || c.getStripes() == 1,
        "deduplicate",
        c.isDeduplicate(),
        "false with stripes=" + c.getStripes() + ", as each reads another part of the history");
  }

  /**
   * Where {@code deduplicate} is on, makes the feeds leave out alerts that another feed delivers.
   * Call it before they are started.
   */
  static void arrange(NetskopeEndpoint endpoint, List<FeedConsumer> feeds) {
    if (endpoint.getConfiguration().isDeduplicate()) {
      Map<Object, FeedConsumer> byCursor =
          feeds.stream().collect(Collectors.toMap(FeedConsumer::cursor, Function.identity()));
      var deduplication =
          new Deduplication(
              feeds.stream().map(FeedConsumer::cursor).toList(),
              cursor -> Objects.requireNonNull(byCursor.get(cursor)).status(),
              endpoint.getComponent().time());
      feeds.forEach(feed -> feed.duplicates(deduplication.of(feed.cursor())));
    }
  }
}
