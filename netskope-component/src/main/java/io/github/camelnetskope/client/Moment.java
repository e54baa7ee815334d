package io.github.camelnetskope.client;

import java.time.Duration;

/**
 * A point in time on the monotonic clock of this JVM, used for waits, limits and deadlines. It has
 * no meaning as a date, and none in another process.
 *
 * @param nanos the value of {@link System#nanoTime()}
 */
public record Moment(long nanos) implements Comparable<Moment> {
  private static final Duration LONGEST = Duration.ofDays(36_500);

  /** The moment this long after it; a wait of more than a century is shortened. */
  public Moment plus(Duration duration) {
    return new Moment(nanos + nanos(duration));
  }

  /** The moment this long before it. */
  public Moment minus(Duration duration) {
    return new Moment(nanos - nanos(duration));
  }

  private static long nanos(Duration duration) {
    return (duration.compareTo(LONGEST) > 0 ? LONGEST : duration).toNanos();
  }

  /** The time from this moment to another; negative when the other is earlier. */
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

  /** Orders by time; correct for moments that are less than 292 years apart. */
  @Override
  public int compareTo(Moment other) {
    return Long.signum(nanos - other.nanos);
  }
}
