package io.github.camelnetskope.client;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Decides whether and when a failed query is repeated; the caller does the waiting.
 *
 * @param most how many times a query is repeated
 * @param policy the waits when the tenant names none
 */
public record QueryRetry(int most, RetryPolicy policy) {

  /**
   * When to repeat the query; empty when repeating is useless or could have its effect twice.
   *
   * @param failures of this query so far, from 1
   */
  public Optional<Moment> at(
      Question question,
      RuntimeException failure,
      int failures,
      Moment now,
      RandomGenerator random) {
    if (failures > most || !mayRepeat(question, failure)) {
      return Optional.empty();
    }
    Duration wait = policy.delay(failures, random);
    if (failure instanceof NetskopeException.RateLimited limited) {
      wait = capped(limited.retryAfter().orElse(wait));
    }
    return Optional.of(now.plus(wait));
  }

  /** The tenant's wait, limited if it is far too long. */
  public Duration capped(Duration wait) {
    return wait.compareTo(policy.most()) > 0 ? policy.most() : wait;
  }

  private static boolean mayRepeat(Question question, RuntimeException failure) {
    boolean repeatable = question.effect() != QueryEffect.CHANGES;
    if (failure instanceof NetskopeException.RateLimited) {
      return true;
    }
    if (failure instanceof NetskopeException.Unreachable unreachable) {
      return repeatable || !unreachable.mayHaveReachedTenant();
    }
    if (failure instanceof NetskopeException.MalformedAnswer malformed) {
      // Cut off in transit: worth another try. A complete but bad answer would be the same again.
      return repeatable && malformed.statusCode().isEmpty();
    }
    return repeatable && failure instanceof NetskopeException.ServerFailed;
  }
}
