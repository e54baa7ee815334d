package io.github.camelnetskope.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The rate limit of API v1: 24 requests in 5 seconds; 4 per second are served at once, the others
 * wait in a queue that is served over the next 4 seconds. Thread-safe.
 */
final class QueryPace {

  private static final int AT_ONCE = 4;
  private static final int IN_WINDOW = 24;
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration APART = Duration.ofMillis(200);

  private final Duration window;
  private final Deque<Instant> arrivals = new ArrayDeque<>();
  private final Deque<Instant> slots = new ArrayDeque<>();

  /** The window of 5 seconds is shortened by the grace, as in {@link RateWindow}. */
  QueryPace(Duration grace) {
    window = Duration.ofSeconds(5).minus(grace);
  }

  /** How long the request has to wait; empty when it is over the limit. */
  synchronized Optional<Duration> admit(Instant now) {
    forget(arrivals, now.minus(window));
    if (arrivals.size() >= IN_WINDOW) {
      return Optional.empty();
    }
    arrivals.addLast(now);
    forget(slots, now.minus(SECOND));
    Instant slot = slot(now);
    slots.addLast(slot);
    return Optional.of(Duration.between(now, slot));
  }

  private Instant slot(Instant now) {
    if (slots.size() < AT_ONCE) {
      return now;
    }
    boolean queueIsEmpty = !slots.getLast().isAfter(now);
    return queueIsEmpty ? slots.getFirst().plus(SECOND) : slots.getLast().plus(APART);
  }

  private static void forget(Deque<Instant> instants, Instant border) {
    while (!instants.isEmpty() && !instants.getFirst().isAfter(border)) {
      instants.removeFirst();
    }
  }
}
