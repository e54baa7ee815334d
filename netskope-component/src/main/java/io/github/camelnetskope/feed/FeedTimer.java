package io.github.camelnetskope.feed;

import io.github.camelnetskope.checkpoint.Fetched;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.IteratorOperation.Resend;
import io.github.camelnetskope.client.Moment;
import io.github.camelnetskope.client.NetskopeException.RateLimited;
import io.github.camelnetskope.client.Pacing;
import io.github.camelnetskope.client.Pacing.Outcome;
import io.github.camelnetskope.client.RateGate;
import io.github.camelnetskope.client.RateLimit;
import io.github.camelnetskope.client.RateLimiter;
import io.github.camelnetskope.client.Time;
import io.github.camelnetskope.client.http.BeforeSendHook;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;

/**
 * Decides when a feed makes its next step: from {@link Pacing}, the floor of Camel's {@code delay},
 * and the rate limit that all readers of the endpoint share. Uses the monotonic clock only.
 * Thread-safe.
 */
public final class FeedTimer {
  private static final Duration FOREVER = Duration.ofDays(3650);
  private static final Duration EARLY = Duration.ofMinutes(1);
  private static final Duration IDLE = Duration.ofSeconds(1);

  private final Pacing pacing;
  private final RateLimiter limiter;
  private final Time time;
  private final Duration delay;
  private final RandomGenerator random;

  private Moment next;
  private final Deque<Moment> granted = new ArrayDeque<>();
  private boolean halted;

  /**
   * A feed that may go on at once.
   *
   * @param delay the least time between two steps
   */
  public FeedTimer(
      Pacing pacing, CursorKey cursor, Time time, Duration delay, RandomGenerator random) {
    this.pacing = pacing;
    this.limiter = RateLimiter.of(time, cursor.tenant(), cursor.feed());
    this.time = time;
    this.delay = delay;
    this.random = random;
    this.next = time.moment();
  }

  /**
   * Whether it is time.
   *
   * @param asksTenant whether the step would send a request: it then waits for the rate limit too
   */
  public boolean due(boolean asksTenant) {
    return due(asksTenant ? 1 : 0);
  }

  /**
   * Whether it is time.
   *
   * @param requests how many requests the step and the one right behind it send: each has its place
   *     in the rate limit before the first leaves
   */
  public synchronized boolean due(int requests) {
    Moment now = time.moment();
    if (next.isAfter(now)) {
      return false;
    }
    while (granted.size() < requests) {
      granted.addLast(limiter.reserve(now));
    }
    if (requests > 0 && granted.getLast().isAfter(now)) {
      next = granted.getLast();
      return false;
    }
    // The next time if this step does nothing, for example because a poll strategy refuses it.
    next = now.plus(delay.compareTo(IDLE) > 0 ? delay : IDLE);
    return true;
  }

  /** How a request ended, as pacing sees it. */
  public static Outcome outcome(Fetched fetched) {
    Optional<EventPage> page = fetched.page();
    boolean unresolved = fetched.step() == Fetched.Step.UNRESOLVED || page.isEmpty();
    if (unresolved) {
      return new Outcome.Unresolved(fetched.limit(), page.flatMap(EventPage::waitTime));
    }
    switch (fetched.step()) {
      case LOOK, SEEN -> {
        return new Outcome.Repeated(page.get());
      }
      case EARLY -> {
        return new Outcome.Unresolved(fetched.limit(), Optional.of(EARLY));
      }
      default -> {}
    }
    // The wait_time of a resent page is old: it does not set the pace.
    boolean again = page.get().operation() instanceof Resend && fetched.step() != Fetched.Step.PAGE;
    return again ? new Outcome.Repeated(page.get()) : new Outcome.Page(page.get());
  }

  /** A request leaves: its place in the rate limit is used. */
  public synchronized void sent() {
    granted.pollFirst();
  }

  /** Makes a request of this feed wait for the rate limit once more when it has its connection. */
  public BeforeSendHook gate(BeforeSendHook hook, ScheduledExecutorService timer) {
    return new RateGate(hook, limiter, time, timer);
  }

  /** The feed is closed: gives back the places in the rate limit that it has not used. */
  public synchronized void close() {
    granted.forEach(limiter::giveBack);
    granted.clear();
  }

  /** A step has ended. */
  public synchronized void after(Outcome outcome) {
    Moment now = time.moment();
    Moment paced = pacing.nextRequestAt(now, outcome, random);
    obey(outcome, now, paced);
    if (!halted) {
      // What follows a resend belongs to it.
      boolean atOnce = outcome instanceof Outcome.Repeated;
      next = atOnce ? paced : Moment.later(paced, now.plus(delay));
    }
  }

  /** The rate limit that the tenant reports applies to all readers of the endpoint. */
  private void obey(Outcome outcome, Moment now, Moment paced) {
    if (outcome instanceof Outcome.Failed failed && failed.failure() instanceof RateLimited) {
      limiter.notBefore(paced);
    } else if (outcome instanceof Outcome.Page done) {
      obey(done.page().rateLimit(), now);
    } else if (outcome instanceof Outcome.Unresolved unresolved) {
      obey(unresolved.limit(), now);
    }
  }

  private void obey(RateLimit limit, Moment now) {
    if (limit.exhausted()) {
      limit.reset().ifPresent(wait -> limiter.notBefore(now.plus(pacing.capped(wait))));
    }
  }

  /** Stops the timer until an operator starts the feed again. */
  synchronized void never() {
    halted = true;
    next = time.moment().plus(FOREVER);
  }

  /** At once, within the rate limit. */
  public synchronized void now() {
    halted = false;
    next = time.moment();
  }

  /** Not before so long from now. */
  synchronized void in(Duration wait) {
    halted = false;
    next = time.moment().plus(wait);
  }

  /** At a moment that was decided before. */
  synchronized void at(Moment moment) {
    next = moment;
  }

  /** How long it is until the next step is due. */
  synchronized Duration untilNext() {
    return time.moment().until(next);
  }

  /** When the next step is due. */
  public synchronized Moment next() {
    return next;
  }
}
