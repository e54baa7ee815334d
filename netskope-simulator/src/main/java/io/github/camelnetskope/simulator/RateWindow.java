package io.github.camelnetskope.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * At most so many requests to one endpoint within any one second. Thread-safe.
 *
 * <p>The second is shortened by a grace: requests that left the client a second apart may arrive a
 * little closer.
 */
final class RateWindow {

  private final int limit;
  private final Duration window;
  private final Map<String, Deque<Instant>> accepted = new HashMap<>();

  RateWindow(int limit, Duration grace) {
    this.limit = limit;
    this.window = Duration.ofSeconds(1).minus(grace);
  }

  int limit() {
    return limit;
  }

  /** Counts a request; how many more may follow at once, -1 when this one is too many. */
  synchronized int remainingAfter(String endpoint, Instant now) {
    Deque<Instant> recent = accepted.computeIfAbsent(endpoint, unused -> new ArrayDeque<>());
    while (!recent.isEmpty() && !recent.getFirst().plus(window).isAfter(now)) {
      recent.removeFirst();
    }
    if (recent.size() >= limit) {
      return -1;
    }
    recent.addLast(now);
    return limit - recent.size();
  }
}
