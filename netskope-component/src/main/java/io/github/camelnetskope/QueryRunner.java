package io.github.camelnetskope;

import io.github.camelnetskope.client.NetskopeException.RateLimited;
import io.github.camelnetskope.client.Query;
import io.github.camelnetskope.client.QueryRetry;
import io.github.camelnetskope.client.RateLimiter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
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
      Query query, Supplier<T> call, Executor where, CompletableFuture<T> answer) {}

  /**
   * Asks when the pace allows it.
   *
   * @param call asks once, on a thread of {@code where}
   * @param answer gets what the call brings, or why it brings nothing
   */
  <T> void ask(Query query, Supplier<T> call, Executor where, CompletableFuture<T> answer) {
    begin(new Asking<>(query, call, where, answer), 0);
  }

  /** Asks on the calling thread, and holds it until there is an answer. */
  <T> T await(Query query, Supplier<T> call, CompletableFuture<T> answer) {
    var mine = new LinkedBlockingQueue<Runnable>();
    answer.whenComplete((result, failure) -> mine.add(() -> {}));
    ask(query, call, mine::add, answer);
    try {
      while (!answer.isDone()) {
        mine.take().run();
      }
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException("interrupted while waiting for " + query, e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new CompletionException(e);
    }
  }

  private <T> void begin(Asking<T> asking, int failures) {
    if (asking.answer().isDone()) {
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
            asking.answer().completeExceptionally(e);
          }
        };
    if (wait.isZero() || wait.isNegative()) {
      guarded.run();
      return;
    }
    try {
      timer.after(wait, guarded);
    } catch (RuntimeException e) {
      asking.answer().completeExceptionally(e);
    }
  }

  private <T> void call(Asking<T> asking, int failures) {
    try {
      T result = asking.call().get();
      LOG.debug("{} answered", asking.query());
      asking.answer().complete(result);
    } catch (RuntimeException e) {
      failed(asking, e, failures + 1);
    } catch (Error e) {
      asking.answer().completeExceptionally(e);
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
      asking.answer().completeExceptionally(failure);
      return;
    }
    LOG.debug("{} failed, asking again at {}: {}", asking.query(), again.get(), text(failure));
    after(asking, Duration.between(now, again.get()), () -> begin(asking, failures));
  }

  private static String text(RuntimeException failure) {
    return String.valueOf(failure.getMessage());
  }
}
