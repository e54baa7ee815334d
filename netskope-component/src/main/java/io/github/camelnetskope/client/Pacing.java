package io.github.camelnetskope.client;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Decides when a feed sends its next request; the caller does the waiting. Thread-safe.
 *
 * @param minWait the shortest wait after a page that was not full
 * @param defaultWait the wait when the answer has no {@code wait_time}
 * @param maxWait the longest wait that the tenant may ask for
 * @param retry the back-off after transient failures
 * @param authRetryDelay the longest wait for a token; the wait after a 401, 403, 404 or 407, and
 *     when another owner has the cursor
 */
public record Pacing(
    Duration minWait,
    Duration defaultWait,
    Duration maxWait,
    RetryPolicy retry,
    Duration authRetryDelay) {
  private static final RetryPolicy LEAST_RETRY =
      new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(5));

  /** The result of the last step of a feed. */
  public sealed interface Outcome {
    /** A page was received. */
    record Page(EventPage page) implements Outcome {}

    /** The page was finished before: continue at once. */
    record Repeated(EventPage page) implements Outcome {}

    /** An inconclusive answer: send the request again soon. */
    record Unresolved(RateLimit limit, Optional<Duration> waitTime) implements Outcome {}

    /** The request failed, for the n-th time in a row. */
    record Failed(NetskopeException failure, int inARow) implements Outcome {}

    /** The route or the checkpoint failed, for the n-th time in a row. */
    record Held(int inARow) implements Outcome {}

    /** Another owner has the cursor. */
    record SteppedDown() implements Outcome {}
  }

  /** The earliest moment of the next step. */
  public Moment nextRequestAt(Moment now, Outcome outcome, RandomGenerator random) {
    return now.plus(wait(outcome, random));
  }

  private Duration wait(Outcome outcome, RandomGenerator random) {
    if (outcome instanceof Outcome.Page done) {
      return longer(pageWait(done.page()), resetWait(done.page().rateLimit()));
    }
    if (outcome instanceof Outcome.Repeated repeated) {
      return resetWait(repeated.page().rateLimit());
    }
    if (outcome instanceof Outcome.Unresolved unresolved) {
      Duration asked = capped(unresolved.waitTime().orElse(Duration.ZERO));
      return longer(longer(asked, minWait), resetWait(unresolved.limit()));
    }
    if (outcome instanceof Outcome.Failed failed) {
      return failureWait(failed, random);
    }
    if (outcome instanceof Outcome.SteppedDown) {
      return authRetryDelay;
    }
    return retry.delay(((Outcome.Held) outcome).inARow(), random);
  }

  private Duration pageWait(EventPage page) {
    if (page.size() >= EventPage.FULL) {
      return capped(page.waitTime().orElse(Duration.ZERO));
    }
    return longer(capped(page.waitTime().orElse(defaultWait)), minWait);
  }

  private Duration resetWait(RateLimit limit) {
    return limit.exhausted() ? capped(limit.reset().orElse(Duration.ofSeconds(1))) : Duration.ZERO;
  }

  private Duration failureWait(Outcome.Failed failed, RandomGenerator random) {
    NetskopeException failure = failed.failure();
    if (failure instanceof NetskopeException.RateLimited limited) {
      Duration asked = capped(limited.retryAfter().orElse(retry.first()));
      // A wait of 0, or a time in the past, must not lead to requests in a tight loop.
      boolean sensible = asked.compareTo(LEAST_RETRY.first()) >= 0;
      return sensible ? asked : LEAST_RETRY.delay(failed.inARow(), random);
    }
    if (needsOperator(failure)) {
      return authRetryDelay;
    }
    Duration backOff = retry.delay(failed.inARow(), random);
    if (failure instanceof NetskopeException.Unauthorized) {
      // There is no token, and nothing was sent: it may be looked for more often.
      return backOff.compareTo(authRetryDelay) < 0 ? backOff : authRetryDelay;
    }
    return failure instanceof NetskopeException.ServerFailed server
        ? longer(backOff, capped(server.retryAfter().orElse(Duration.ZERO)))
        : backOff;
  }

  /**
   * A problem of token, scope, licence or proxy password: retrying soon does not help, and may lock
   * an account.
   */
  private static boolean needsOperator(NetskopeException failure) {
    int status = failure.statusCode().orElse(0);
    return status == 401 || status == 403 || status == 404 || status == 407;
  }

  /** The tenant's wait, limited to {@code maxWait}. */
  public Duration capped(Duration wait) {
    return wait.compareTo(maxWait) > 0 ? maxWait : wait;
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
