package io.github.camelnetskope.page;

import java.time.Instant;
import java.util.List;

/**
 * All that the page says at one moment.
 *
 * @param application name of the Camel context
 * @param feeds in an order that does not depend on how they are
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

  /** Delivered by all feeds since they were started. */
  long records() {
    return feeds.stream().mapToLong(feed -> feed.reading().records()).sum();
  }

  /** Records a second, of all feeds. */
  double rate() {
    return feeds.stream().mapToDouble(feed -> feed.trend().rate()).sum();
  }
}
