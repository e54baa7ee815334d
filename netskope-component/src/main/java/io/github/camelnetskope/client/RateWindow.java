package io.github.camelnetskope.client;

import io.github.camelnetskope.client.RateLimiter.Quota;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** The moments of the latest requests, and when the next may follow them. Not thread-safe. */
final class RateWindow {
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Requests do not all take equally long to arrive, so each window is kept a little longer. */
  private static final Duration SLACK = Duration.ofMillis(50);

  private final Quota quota;
  private final Deque<Moment> moments = new ArrayDeque<>();

  RateWindow(Quota quota) {
    this.quota = quota;
  }

  /** The first moment that is free, not before {@code from}. */
  Moment earliest(Moment from) {
    Moment at = afterThe(quota.requests(), quota.window(), from);
    at = afterThe(quota.perSecond(), SECOND, at);
    return afterFirstSecond(at);
  }

  /** Takes the first moment that is free, not before {@code from}. */
  Moment take(Moment from) {
    Moment at = earliest(from);
    moments.addLast(at);
    forgetBefore(from.minus(quota.window()).minus(SLACK));
    return at;
  }

  void giveBack(Moment unused) {
    moments.removeLastOccurrence(unused);
  }

  /** A request was sent later than at the moment that it took. */
  void move(Moment taken, Moment now) {
    if (now.isAfter(taken) && moments.removeLastOccurrence(taken)) {
      Deque<Moment> later = new ArrayDeque<>();
      while (!moments.isEmpty() && moments.getLast().isAfter(now)) {
        later.addFirst(moments.removeLast());
      }
      moments.addLast(now);
      moments.addAll(later);
    }
  }

  private void forgetBefore(Moment past) {
    while (moments.size() > quota.requests() && moments.getFirst().isBefore(past)) {
      moments.removeFirst();
    }
  }

  private Moment afterThe(int requests, Duration window, Moment from) {
    if (moments.size() < requests) {
      return from;
    }
    Moment oldest =
        moments.stream().skip(moments.size() - (long) requests).findFirst().orElseThrow();
    return Moment.later(from, oldest.plus(window).plus(SLACK));
  }

  private Moment afterFirstSecond(Moment at) {
    Moment silentSince = at.minus(quota.window());
    var burst = moments.stream().filter(moment -> moment.isAfter(silentSince)).toList();
    return burst.size() == quota.firstSecond()
        ? Moment.later(at, burst.get(0).plus(SECOND).plus(SLACK))
        : at;
  }
}
