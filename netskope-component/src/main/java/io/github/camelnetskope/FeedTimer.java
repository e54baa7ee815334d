package io.github.camelnetskope;

import io.github.camelnetskope.checkpoint.Fetched;
import io.github.camelnetskope.client.Cursor;
import io.github.camelnetskope.client.NetskopeException.RateLimited;
import io.github.camelnetskope.client.Pacing;
import io.github.camelnetskope.client.Pacing.Outcome;
import io.github.camelnetskope.client.RateLimit;
import io.github.camelnetskope.client.RateLimiter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When a feed runs next: what {@link Pacing} decides, the floor of Camel's {@code delay}, and the
 * rate limit that all readers of the endpoint share. Safe for use by several threads.
 */
final class FeedTimer {
  private static final Duration FOREVER = Duration.ofDays(365);
  private static final Duration IDLE = Duration.ofSeconds(1);

  private final Pacing pacing;
  private final RateLimiter limiter;
  private final Clock clock;
  private final Duration delay;
  private final RandomGenerator random;

  private Instant nextRunAt;
  private @Nullable Instant granted;

  FeedTimer(Pacing pacing, Cursor cursor, Clock clock, Duration delay, RandomGenerator random) {
    this.pacing = pacing;
    this.limiter = RateLimiter.of(cursor.tenant(), cursor.feed());
    this.clock = clock;
    this.delay = delay;
    this.random = random;
    this.nextRunAt = clock.instant();
  }

  /**
   * Whether it is time.
   *
   * @param asksTenant whether the run would send a request: it then waits for the rate limit too
   */
  synchronized boolean due(boolean asksTenant) {
    Instant now = clock.instant();
    if (nextRunAt.isAfter(now)) {
      return false;
    }
    if (asksTenant) {
      if (granted == null) {
        granted = limiter.reserve(now);
      }
      nextRunAt = granted;
      if (granted.isAfter(now)) {
        return false;
      }
    }
    // For a run that comes to nothing, as when a poll strategy refuses it.
    nextRunAt = now.plus(delay.compareTo(IDLE) > 0 ? delay : IDLE);
    return true;
  }

  /** How a fetch ended, as pacing sees it. */
  static Outcome outcome(Fetched fetched) {
    return switch (fetched.step()) {
      case PAGE, EMPTY ->
          fetched.page().<Outcome>map(Outcome.Page::new).orElseGet(Outcome.Unresolved::new);
      case REPEATED -> new Outcome.Repeated(fetched.page().orElseThrow());
      case UNRESOLVED -> new Outcome.Unresolved();
    };
  }

  /** A request leaves: its turn is used. */
  synchronized void sent() {
    granted = null;
  }

  /** A step has ended. */
  synchronized void after(Outcome outcome) {
    Instant now = clock.instant();
    obey(outcome, now);
    Instant paced = pacing.nextRequestAt(now, outcome, random);
    Instant floor = now.plus(delay);
    nextRunAt = paced.isAfter(floor) ? paced : floor;
  }

  private void obey(Outcome outcome, Instant now) {
    if (outcome instanceof Outcome.Failed failed
        && failed.failure() instanceof RateLimited limited) {
      limited.retryAfter().ifPresent(wait -> limiter.notBefore(now.plus(pacing.capped(wait))));
    } else if (outcome instanceof Outcome.Page done) {
      RateLimit limit = done.page().rateLimit();
      if (limit.exhausted()) {
        limit.reset().ifPresent(wait -> limiter.notBefore(now.plus(pacing.capped(wait))));
      }
    }
  }

  /** Not before somebody starts the feed again. */
  synchronized void never() {
    nextRunAt = clock.instant().plus(FOREVER);
  }

  /** At once, within the rate limit. */
  synchronized void now() {
    nextRunAt = clock.instant();
  }

  synchronized Instant nextRunAt() {
    return nextRunAt;
  }

  synchronized Duration untilNextRun() {
    return Duration.between(clock.instant(), nextRunAt);
  }
}
