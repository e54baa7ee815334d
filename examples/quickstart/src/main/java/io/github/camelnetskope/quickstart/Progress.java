package io.github.camelnetskope.quickstart;

import io.github.camelnetskope.NetskopeConstants;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** The end of the route: counts what has been written, and says when it is enough. Thread-safe. */
final class Progress implements Processor {
  private final long limit;
  private final Runnable enough;
  private final InstantSource clock;
  private final Map<String, FeedProgress> feeds = new TreeMap<>();

  /** The latest page of a feed: how old its newest record was, and whether more was to come. */
  private record FeedProgress(long records, Duration lag, boolean waiting) {}

  /**
   * Where it stands.
   *
   * @param records written
   * @param lag of the feed that is furthest behind
   * @param waiting feeds whose latest page left nothing to fetch at once
   * @param feeds that have sent a page
   */
  record Snapshot(long records, Duration lag, long waiting, int feeds) {}

  Progress(long limit, Runnable enough, InstantSource clock) {
    this.limit = limit;
    this.enough = enough;
    this.clock = clock;
  }

  @Override
  public void process(Exchange exchange) {
    Message page = exchange.getMessage();
    String feed = page.getHeader(NetskopeConstants.FEED, String.class);
    int records = page.getHeader(NetskopeConstants.RECORD_COUNT, Integer.class);
    boolean waiting = page.getHeader(NetskopeConstants.WAIT_TIME, 0L, Long.class) > 0;
    synchronized (this) {
      FeedProgress before = feeds.getOrDefault(feed, new FeedProgress(0, Duration.ZERO, true));
      feeds.put(feed, new FeedProgress(before.records() + records, lag(page), waiting));
    }
    if (snapshot().records() >= limit) {
      enough.run();
    }
  }

  private Duration lag(Message page) {
    Instant now = clock.instant();
    long mark = page.getHeader(NetskopeConstants.HIGH_WATER_MARK, now.getEpochSecond(), Long.class);
    Duration lag = Duration.between(Instant.ofEpochSecond(mark), now);
    return lag.isNegative() ? Duration.ZERO : lag;
  }

  synchronized Snapshot snapshot() {
    return new Snapshot(
        feeds.values().stream().mapToLong(FeedProgress::records).sum(),
        feeds.values().stream()
            .map(FeedProgress::lag)
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO),
        feeds.values().stream().filter(FeedProgress::waiting).count(),
        feeds.size());
  }
}
