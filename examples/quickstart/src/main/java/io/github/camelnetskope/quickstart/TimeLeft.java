package io.github.camelnetskope.quickstart;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Estimates the time left of a backfill: that of the slowest cursor at its own pace, since all
 * cursors read at once. The pace is measured from the first page that was seen after the start, so
 * a restart does not falsify it. Confined to one thread.
 */
final class TimeLeft {
  private final Map<String, Pace> paces = new HashMap<>();

  /** The share that a cursor had read when it was first seen, and when it last advanced. */
  private record Pace(Instant firstAt, double first, Instant movedAt, double now, Instant at) {

    Pace moved(Instant when, double share) {
      return share > now
          ? new Pace(firstAt, first, when, share, when)
          : new Pace(firstAt, first, movedAt, now, when);
    }

    /** Empty before the second page, and when the current page is later than expected. */
    Optional<Duration> left() {
      if (now <= first) {
        return Optional.empty();
      }
      double took = Duration.between(firstAt, movedAt).toMillis();
      var rest = Duration.ofMillis(Math.round(took * (1 - now) / (now - first)));
      return Optional.of(rest.minus(Duration.between(movedAt, at)))
          .filter(left -> !left.isNegative() && !left.isZero());
    }
  }

  /**
   * Adds the position of a cursor.
   *
   * @param share the share of its part that is read, from 0 to 1
   * @param begun whether it has received a page
   */
  void saw(String cursor, Instant at, double share, boolean begun) {
    if (begun) {
      paces.merge(
          cursor, new Pace(at, share, at, share, at), (pace, seen) -> pace.moved(at, share));
    }
  }

  /** The time left; empty while it cannot be estimated. */
  Optional<Duration> estimate() {
    return paces.values().stream().flatMap(pace -> pace.left().stream()).max(Duration::compareTo);
  }
}
