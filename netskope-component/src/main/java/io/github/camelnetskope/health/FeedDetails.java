package io.github.camelnetskope.health;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A feed as names and values, for health, console and JMX. */
public final class FeedDetails {
  private FeedDetails() {}

  /** State, times and errors. Lag is a number, everything else is text. */
  public static Map<String, Object> of(FeedHealth health) {
    FeedSnapshot feed = health.feed();
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("feed", feed.label());
    details.put("index", feed.index());
    details.put("state", feed.state().name());
    details.put("reason", health.reason().map(Enum::name).orElse(""));
    details.put("problem", feed.problem().map(Enum::name).orElse(""));
    details.put("since", time(Optional.of(feed.since())));
    details.put("lastSuccess", time(feed.lastSuccess()));
    details.put("nextRequest", time(feed.nextRequest()));
    details.put("lagSeconds", feed.lag().map(lag -> lag.toSeconds()).orElse(-1L));
    details.put("lastError", feed.lastError().orElse(""));
    details.put("lastErrorAt", time(feed.lastErrorAt()));
    details.put("slice", feed.slice().map(FeedSlice::toString).orElse(""));
    details.put("sliceRead", feed.slice().map(FeedDetails::percent).orElse(""));
    details.put("seam", feed.slice().filter(FeedSlice::unproven).map(its -> "UNPROVEN").orElse(""));
    return details;
  }

  /** The same, and the counters. */
  public static Map<String, Object> withCounts(FeedHealth health) {
    Map<String, Object> details = of(health);
    FeedCounts counts = health.feed().counts();
    details.put("records", counts.records());
    details.put("duplicates", counts.duplicates());
    details.put("bytes", counts.bytes());
    details.put("pages", counts.pages());
    details.put("requests", counts.requests().values().stream().mapToLong(n -> n).sum());
    details.put("inFlight", counts.inFlight());
    return details;
  }

  private static String percent(FeedSlice slice) {
    return Math.round(100 * slice.share()) + " %";
  }

  private static String time(Optional<Instant> time) {
    return time.map(t -> t.truncatedTo(ChronoUnit.SECONDS).toString()).orElse("");
  }
}
