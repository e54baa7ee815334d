package io.github.camelnetskope.query;

import io.github.camelnetskope.client.LimitedAnswer;
import io.github.camelnetskope.client.Moment;
import io.github.camelnetskope.client.NetskopeException.RateLimited;
import io.github.camelnetskope.client.QueryRetry;
import io.github.camelnetskope.client.Question;
import io.github.camelnetskope.client.RateLimit;
import io.github.camelnetskope.client.RateLimiter;
import io.github.camelnetskope.client.Time;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends queries within the rate limit that all queries of a tenant share, and repeats them where
 * {@link QueryRetry} says so. No thread is blocked while a query waits for the rate limit or for
 * the tenant. Thread-safe.
 */
public final class QueryRunner {
  private static final Logger LOG = LoggerFactory.getLogger(QueryRunner.class);

  private final RateLimiter limiter;
  private final QueryRetry retry;
  private final Time time;
  private final ScheduledExecutorService timer;

  public QueryRunner(
      RateLimiter limiter, QueryRetry retry, Time time, ScheduledExecutorService timer) {
    this.limiter = limiter;
    this.retry = retry;
    this.time = time;
    this.timer = timer;
  }

  /** One query in progress. */
  private record Asking<T>(
      Question query,
      Supplier<CompletableFuture<T>> call,
      Executor where,
      PendingAnswer<T> answer) {}

  /**
   * Sends a query as soon as the rate limit allows.
   *
   * @param call sends one request and does not block
   * @param where runs the call and the listener
   * @param answer receives the answer or the failure
   */
  public <T> void ask(
      Question query,
      Supplier<CompletableFuture<T>> call,
      Executor where,
      PendingAnswer<T> answer) {
    begin(new Asking<>(query, call, where, answer), 0);
  }

  private <T> void begin(Asking<T> asking, int failures) {
    if (!asking.answer().isSettled()) {
      Moment now = time.moment();
      after(asking, now.until(limiter.reserve(now)), () -> call(asking, failures));
    }
  }

  /** Runs a step on the query's executor, after a wait. */
  private <T> void after(Asking<T> asking, Duration wait, Runnable step) {
    try {
      if (wait.isZero() || wait.isNegative()) {
        run(asking, step);
      } else {
        var unused = timer.schedule(() -> run(asking, step), wait.toNanos(), TimeUnit.NANOSECONDS);
      }
    } catch (RuntimeException e) {
      asking.answer().fail(e);
    }
  }

  private static <T> void run(Asking<T> asking, Runnable step) {
    try {
      asking
          .where()
          .execute(
              () -> {
                try {
                  step.run();
                } catch (Throwable e) {
                  asking.answer().fail(e);
                }
              });
    } catch (RuntimeException e) {
      asking.answer().fail(e);
    }
  }

  private <T> void call(Asking<T> asking, int failures) {
    CompletableFuture<T> called;
    try {
      called = asking.call().get();
    } catch (RuntimeException e) {
      failed(asking, e, failures + 1);
      return;
    }
    var unused =
        called.whenComplete(
            (result, failure) -> run(asking, () -> ended(asking, result, failure, failures)));
  }

  private <T> void ended(
      Asking<T> asking, @Nullable T result, @Nullable Throwable failure, int failures) {
    if (result != null) {
      if (result instanceof LimitedAnswer limited) {
        slowDown(limited.limit());
      }
      LOG.debug("{} answered", asking.query());
      asking.answer().answer(result);
      return;
    }
    Throwable cause = failure instanceof CompletionException e ? e.getCause() : failure;
    if (cause instanceof RuntimeException e) {
      failed(asking, e, failures + 1);
    } else {
      asking.answer().fail(cause == null ? new IllegalStateException("no answer") : cause);
    }
  }

  /** Waits when the tenant reports that no requests are left in its rate limit. */
  private void slowDown(RateLimit limit) {
    if (limit.exhausted()) {
      limit.reset().ifPresent(wait -> limiter.notBefore(time.moment().plus(wait)));
    }
  }

  private <T> void failed(Asking<T> asking, RuntimeException failure, int failures) {
    Moment now = time.moment();
    Optional<Moment> again =
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
    Duration wait = now.until(again.get());
    LOG.debug("{} failed, asking again in {}: {}", asking.query(), wait, text(failure));
    after(asking, wait, () -> begin(asking, failures));
  }

  private static String text(RuntimeException failure) {
    return String.valueOf(failure.getMessage());
  }
}
