package io.github.camelnetskope;

import io.github.camelnetskope.client.NetskopeException.RateLimited;
import io.github.camelnetskope.client.Query;
import io.github.camelnetskope.client.QueryRetry;
import io.github.camelnetskope.client.RateLimiter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks at the pace that all queries of a tenant share, and again where {@link QueryRetry} says so.
 * No thread is held by waiting. Safe for use by several threads.
 */
final class QueryRunner {
  private static final Logger LOG = LoggerFactory.getLogger(QueryRunner.class);

  private final RateLimiter limiter;
  private final QueryRetry retry;
  private final Clock clock;
  private final QueryThreads.Timer timer;

  QueryRunner(RateLimiter limiter, QueryRetry retry, Clock clock, QueryThreads.Timer timer) {
    this.limiter = limiter;
    this.retry = retry;
    this.clock = clock;
    this.timer = timer;
  }

  /** One query on its way. */
  private record Asking<T>(
      Query query, Supplier<T> call, Executor where, PendingAnswer<T> answer) {}

  /**
   * Asks when the pace allows it.
   *
   * @param call asks once, on a thread of {@code where}
   * @param answer hears what the call brings, or why it brings nothing
   */
  <T> void ask(Query query, Supplier<T> call, Executor where, PendingAnswer<T> answer) {
    begin(new Asking<>(query, call, where, answer), 0);
  }

  private <T> void begin(Asking<T> asking, int failures) {
    if (asking.answer().isSettled()) {
      return;
    }
    Instant now = clock.instant();
    Duration wait = Duration.between(now, limiter.reserve(now));
    after(asking, wait, () -> asking.where().execute(() -> call(asking, failures)));
  }

  private <T> void after(Asking<T> asking, Duration wait, Runnable step) {
    Runnable guarded =
        () -> {
          try {
            step.run();
          } catch (RuntimeException e) {
            asking.answer().fail(e);
          }
        };
    if (wait.isZero() || wait.isNegative()) {
      guarded.run();
      return;
    }
    try {
      timer.after(wait, guarded);
    } catch (RuntimeException e) {
      asking.answer().fail(e);
    }
  }

  private <T> void call(Asking<T> asking, int failures) {
    try {
      T result = asking.call().get();
      LOG.debug("{} answered", asking.query());
      asking.answer().answer(result);
    } catch (RuntimeException e) {
      failed(asking, e, failures + 1);
    } catch (Error e) {
      asking.answer().fail(e);
      throw e;
    }
  }

  private <T> void failed(Asking<T> asking, RuntimeException failure, int failures) {
    Instant now = clock.instant();
    Optional<Instant> again =
        retry.at(asking.query(), failure, failures, now, ThreadLocalRandom.current());
    if (failure instanceof RateLimited limited) {
      again
          .or(() -> limited.retryAfter().map(wait -> now.plus(retry.capped(wait))))
          .ifPresent(limiter::notBefore);
    }
    if (again.isEmpty()) {
      asking.answer().fail(failure);
      return;
    }
    LOG.debug("{} failed, asking again at {}: {}", asking.query(), again.get(), text(failure));
    after(asking, Duration.between(now, again.get()), () -> begin(asking, failures));
  }

  private static String text(RuntimeException failure) {
    return String.valueOf(failure.getMessage());
  }
}
