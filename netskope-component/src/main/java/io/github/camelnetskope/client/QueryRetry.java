package io.github.camelnetskope.client;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Whether a query that failed is asked again, and when. Decides only.
 *
 * @param most how many times a query is asked again
 * @param policy the waits where the tenant names none
 */
public record QueryRetry(int most, RetryPolicy policy) {

  /**
   * When to ask again; empty when that is of no use or could do something twice.
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

  /** A wait that the tenant asks for, unless it is absurdly long. */
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
      // Cut on the way: worth another try. A whole answer that is no good will be the same again.
      return repeatable && malformed.statusCode().isEmpty();
    }
    return repeatable && failure instanceof NetskopeException.ServerFailed;
  }
}
