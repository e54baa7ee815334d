package io.github.camelnetskope.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** At most so many requests to one endpoint within any one second. Thread-safe. */
final class RateWindow {

  private static final Duration WINDOW = Duration.ofSeconds(1);

  private final int limit;
  private final Map<String, Deque<Instant>> accepted = new HashMap<>();

  RateWindow(int limit) {
    this.limit = limit;
  }

  int limit() {
    return limit;
  }

  /** Counts a request; how many more may follow at once, -1 when this one is too many. */
  synchronized int remainingAfter(String endpoint, Instant now) {
    Deque<Instant> window = accepted.computeIfAbsent(endpoint, unused -> new ArrayDeque<>());
    while (!window.isEmpty() && !window.getFirst().plus(WINDOW).isAfter(now)) {
      window.removeFirst();
    }
    if (window.size() >= limit) {
      return -1;
    }
    window.addLast(now);
    return limit - window.size();
  }
}
