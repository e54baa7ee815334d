package io.github.camelnetskope.checkpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A span of history, cut into slices of about the same length, one for each stripe. A cut is at a
 * whole hour, since a tenant may round an epoch to one.
 *
 * @param from where the first slice begins, at any second
 * @param until where the last slice ends, at any second
 * @param count how many slices; at least 1
 */
public record Slices(Instant from, Instant until, int count) {
  private static final long HOUR = 3600;

  /** Refuses a span that has too few whole hours to be cut. */
  public Slices {
    if (count < 1 || cuts(from, until) < count - 1) {
      throw new IllegalArgumentException(
          "stripes: was '"
              + count
              + "', allowed is 1 to "
              + (1 + cuts(from, until))
              + ", as one slice has at least an hour of the "
              + Duration.between(from, until)
              + " from startFrom to until");
    }
  }

  /** The number of possible cuts: the whole hours within the span, without its ends. */
  private static long cuts(Instant from, Instant until) {
    return Math.max(0, lastHour(until) - firstHour(from) + 1);
  }

  private static long firstHour(Instant from) {
    return Math.floorDiv(from.getEpochSecond(), HOUR) + 1;
  }

  private static long lastHour(Instant until) {
    return Math.floorDiv(until.getEpochSecond() - 1, HOUR);
  }

  /** Where each slice begins, the first at {@link #from()}. */
  public List<Instant> begins() {
    return IntStream.range(0, count).mapToObj(this::begin).toList();
  }

  private Instant begin(int slice) {
    if (slice == 0) {
      return from;
    }
    long first = firstHour(from);
    long possible = cuts(from, until);
    // Cuts 1 to count - 1, spread evenly over the possible ones.
    long cut = (possible + 1) * slice / count - 1;
    return Instant.ofEpochSecond((first + cut) * HOUR);
  }
}
