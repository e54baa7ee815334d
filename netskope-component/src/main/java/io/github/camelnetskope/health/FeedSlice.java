package io.github.camelnetskope.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The part of a history that one of several cursors reads, and how far it is.
 *
 * @param from where it begins
 * @param end where the next part begins, or the history ends
 * @param reached the tenant's {@code timestamp_hwm} of the last page; empty before the first
 * @param unproven true when the seam at its end is known to be unproven: the tenant's order does
 *     not show that no record is missing there
 */
public record FeedSlice(Instant from, Instant end, Optional<Instant> reached, boolean unproven) {

  /** The share of the slice's time span that has been read, from 0 to 1. */
  public double share() {
    double whole = Duration.between(from, end).toSeconds();
    double read = reached.map(mark -> Duration.between(from, mark).toSeconds()).orElse(0L);
    return Math.max(0, Math.min(1, read / whole));
  }

  /** An ISO-8601 interval. */
  @Override
  public String toString() {
    return from + "/" + end;
  }
}
