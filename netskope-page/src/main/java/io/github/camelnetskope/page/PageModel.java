package io.github.camelnetskope.page;

import java.time.Instant;
import java.util.List;

/**
 * The content of the page at one moment.
 *
 * @param application name of the Camel context
 * @param feeds in an order that does not depend on their conditions
 */
record PageModel(
    Instant at,
    String application,
    Headline headline,
    List<Cause> causes,
    List<FeedView> feeds,
    List<Change> changes) {

  static PageModel of(
      String application, List<FeedReading> readings, History history, Instant now) {
    List<FeedView> feeds = history.views(readings, now);
    return new PageModel(
        now, application, Headline.of(feeds), Cause.of(feeds), feeds, history.changes());
  }

  /** The records that all feeds have delivered since they were started. */
  long records() {
    return feeds.stream().mapToLong(feed -> feed.reading().records()).sum();
  }

  /** Records per second, of all feeds. */
  double rate() {
    return feeds.stream().mapToDouble(feed -> feed.trend().rate()).sum();
  }
}
