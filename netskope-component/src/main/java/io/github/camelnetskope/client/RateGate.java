package io.github.camelnetskope.client;

import io.github.camelnetskope.client.http.BeforeSendHook;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Holds a request that has its connection until the rate limit lets it leave. Opening connections
 * takes different times, above all when a JVM has just started: requests that were planned a second
 * apart may be ready together. Thread-safe.
 */
public final class RateGate implements BeforeSendHook {
  private final BeforeSendHook hook;
  private final RateLimiter limiter;
  private final Time time;
  private final ScheduledExecutorService timer;
  private volatile @Nullable Moment allowed;

  /**
   * A gate for one request.
   *
   * @param hook called first, so that the time that it needs is counted too
   * @param timer runs what is short
   */
  public RateGate(
      BeforeSendHook hook, RateLimiter limiter, Time time, ScheduledExecutorService timer) {
    this.hook = hook;
    this.limiter = limiter;
    this.time = time;
    this.timer = timer;
  }

  @Override
  public CompletionStage<?> connected() {
    var open = new CompletableFuture<Boolean>();
    // Not thenCompose: the stage has to fail with the hook's own exception.
    var unused =
        hook.connected()
            .whenComplete(
                (ready, failure) -> {
                  if (failure == null) {
                    openLater(open);
                  } else {
                    open.completeExceptionally(failure);
                  }
                });
    return open;
  }

  private void openLater(CompletableFuture<Boolean> open) {
    Moment now = time.moment();
    Moment leaves = limiter.leave(now);
    allowed = leaves;
    if (!leaves.isAfter(now)) {
      open.complete(true);
      return;
    }
    Runnable opens = () -> open.complete(true);
    try {
      var unused = timer.schedule(opens, now.until(leaves).toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      open.completeExceptionally(e);
    }
  }

  @Override
  public void sending() {
    hook.sending();
    limiter.left(Objects.requireNonNull(allowed, "not connected"), time.moment());
  }
}
