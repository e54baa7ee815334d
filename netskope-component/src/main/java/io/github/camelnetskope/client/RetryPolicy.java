package io.github.camelnetskope.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The back-off after failures in a row: doubling from {@code first} up to {@code most}, each +-10 %
 * so that many clients do not retry at the same time.
 *
 * @param first the wait after the first failure
 * @param most the longest wait, jitter included
 */
public record RetryPolicy(Duration first, Duration most) {
  private static final double JITTER = 0.1;
  private static final int MOST_DOUBLINGS = 30;

  /**
   * The wait after a number of failures in a row.
   *
   * @param failures from 1
   */
  public Duration delay(int failures, RandomGenerator random) {
    double doubled =
        (double) first.toMillis()
            * Math.pow(2, Math.min(Math.max(failures, 1) - 1, MOST_DOUBLINGS));
    double jittered =
        Math.min(doubled, (double) most.toMillis()) * random.nextDouble(1 - JITTER, 1 + JITTER);
    return Duration.ofMillis((long) Math.min(jittered, (double) most.toMillis()));
  }
}
