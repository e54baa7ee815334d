package io.github.camelnetskope.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The limits of API v2: 4 requests per second for each path, except for families with other limits,
 * some of them per minute or hour too. Thread-safe.
 */
final class OperationLimits {

  private final List<RateWindow> usual;
  private final List<RateWindow> privateAccess;
  private final List<RateWindow> slow;
  private final List<RateWindow> incidents;

  OperationLimits(Duration grace) {
    usual = List.of(new RateWindow(4, grace));
    privateAccess =
        List.of(new RateWindow(30, grace), new RateWindow(1000, Duration.ofHours(1), grace));
    slow = List.of(new RateWindow(1, grace));
    incidents = List.of(new RateWindow(1, grace), new RateWindow(10, Duration.ofMinutes(1), grace));
  }

  /**
   * A limit as the gateway reports it.
   *
   * @param remaining -1 when the request was one too many
   * @param reset in seconds
   */
  record State(int limit, int remaining, int reset) {}

  /** Counts a request in all windows of its path, or in none when one of them is full. */
  synchronized State count(String path, Instant now) {
    List<RateWindow> windows = of(path);
    for (RateWindow window : windows) {
      if (window.remaining(path, now) <= 0) {
        return new State(window.limit(), -1, Math.max(1, window.secondsToWait(path, now)));
      }
    }
    windows.forEach(window -> window.remainingAfter(path, now));
    RateWindow tightest = tightest(windows, path, now);
    int reset = Math.max(1, tightest.secondsToWait(path, now));
    return new State(tightest.limit(), tightest.remaining(path, now), reset);
  }

  /** The state that is reported when limits are off. */
  State unlimited(String path) {
    int limit = of(path).get(0).limit();
    return new State(limit, limit, 1);
  }

  /** The window that is full for the longest time, else that of one second. */
  private static RateWindow tightest(List<RateWindow> windows, String path, Instant now) {
    RateWindow last = windows.get(windows.size() - 1);
    return last.remaining(path, now) == 0 ? last : windows.get(0);
  }

  private List<RateWindow> of(String path) {
    if (path.startsWith("steering/apps/private") || path.startsWith("infrastructure/")) {
      return privateAccess;
    }
    if (path.equals("incidents/update")) {
      return incidents;
    }
    return path.startsWith("events/token/") || path.startsWith("events/metrics/") ? slow : usual;
  }
}
