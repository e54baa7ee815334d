package io.github.camelnetskope.client;

import java.time.Duration;

/**
 * A point on the monotonic clock of this JVM: what waits, limits and deadlines are counted by. It
 * says nothing to a person, and nothing to another process.
 *
 * @param nanos as {@link System#nanoTime()} gives them
 */
public record Moment(long nanos) implements Comparable<Moment> {
  private static final Duration LONGEST = Duration.ofDays(36_500);

  /** The moment that is this long after it; a wait of more than a century is cut. */
  public Moment plus(Duration duration) {
    Duration sane = duration.compareTo(LONGEST) > 0 ? LONGEST : duration;
    return new Moment(nanos + sane.toNanos());
  }

  /** The moment that was this long before it. */
  public Moment minus(Duration duration) {
    return plus(duration.negated());
  }

  /** How long it takes from here to another moment; negative when that has passed. */
  public Duration until(Moment other) {
    return Duration.ofNanos(other.nanos - nanos);
  }

  /** Whether it comes before another moment. */
  public boolean isBefore(Moment other) {
    return compareTo(other) < 0;
  }

  /** Whether it comes after another moment. */
  public boolean isAfter(Moment other) {
    return compareTo(other) > 0;
  }

  /** The later of two. */
  public static Moment later(Moment a, Moment b) {
    return a.isAfter(b) ? a : b;
  }

  /** By order in time; right for moments that are less than 292 years apart. */
  @Override
  public int compareTo(Moment other) {
    return Long.signum(nanos - other.nanos);
  }
}
