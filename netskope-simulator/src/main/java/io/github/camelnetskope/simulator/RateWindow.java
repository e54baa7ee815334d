package io.github.camelnetskope.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * A limit of requests to one endpoint within any one second, or another time. Thread-safe.
 *
 * <p>The time is shortened by a grace: requests that left the client a second apart may arrive a
 * little closer.
 */
final class RateWindow {

  private final int limit;
  private final Duration window;
  private final Map<String, Deque<Instant>> accepted = new HashMap<>();

  RateWindow(int limit, Duration grace) {
    this(limit, Duration.ofSeconds(1), grace);
  }

  RateWindow(int limit, Duration length, Duration grace) {
    this.limit = limit;
    this.window = length.minus(grace);
  }

  int limit() {
    return limit;
  }

  /**
   * Counts a request; returns how many more may follow at once, -1 when this one is over the limit.
   */
  synchronized int remainingAfter(String endpoint, Instant now) {
    Deque<Instant> recent = recent(endpoint, now);
    if (recent.size() >= limit) {
      return -1;
    }
    recent.addLast(now);
    return limit - recent.size();
  }

  /** How many may follow at once. */
  synchronized int remaining(String endpoint, Instant now) {
    return limit - recent(endpoint, now).size();
  }

  /** The time until the next request may follow, in whole seconds; 0: at once. */
  synchronized int secondsToWait(String endpoint, Instant now) {
    Deque<Instant> recent = recent(endpoint, now);
    if (recent.size() < limit) {
      return 0;
    }
    Duration wait = Duration.between(now, recent.getFirst().plus(window));
    return (int) wait.plusSeconds(1).minusNanos(1).toSeconds();
  }

  private Deque<Instant> recent(String endpoint, Instant now) {
    Deque<Instant> recent = accepted.computeIfAbsent(endpoint, unused -> new ArrayDeque<>());
    while (!recent.isEmpty() && !recent.getFirst().plus(window).isAfter(now)) {
      recent.removeFirst();
    }
    return recent;
  }
}
