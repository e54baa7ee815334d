package io.github.camelnetskope.quickstart;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How long the rest of a backfill takes: as long as the cursor that needs longest at its own pace,
 * since all of them read at once. The pace is that since the first page that was seen here: what
 * was read before a restart says nothing of it. Confined to one thread.
 */
final class TimeLeft {
  private final Map<String, Pace> paces = new HashMap<>();

  /** What one cursor had read when it was first seen, and when it moved last. */
  private record Pace(Instant firstAt, double first, Instant movedAt, double now, Instant at) {

    Pace moved(Instant when, double share) {
      return share > now
          ? new Pace(firstAt, first, when, share, when)
          : new Pace(firstAt, first, movedAt, now, when);
    }

    /** Empty before a second page, and for one that takes longer than it should. */
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
   * How far a cursor is.
   *
   * @param share of its part, from 0 to 1
   * @param begun whether it has had a page
   */
  void saw(String cursor, Instant at, double share, boolean begun) {
    if (begun) {
      paces.merge(
          cursor, new Pace(at, share, at, share, at), (pace, seen) -> pace.moved(at, share));
    }
  }

  /** Empty while there is nothing to calculate it from. */
  Optional<Duration> estimate() {
    return paces.values().stream().flatMap(pace -> pace.left().stream()).max(Duration::compareTo);
  }
}
