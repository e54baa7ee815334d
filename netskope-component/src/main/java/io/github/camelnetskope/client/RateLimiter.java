package io.github.camelnetskope.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the times at which requests may be sent, first come, first served; the caller does the
 * waiting. Thread-safe.
 *
 * <p>There is one for each (tenant, endpoint) in the JVM, since the tenant counts requests in this
 * way.
 */
public final class RateLimiter {
  /** The latency of requests varies, so the windows are kept a little longer. */
  private static final Duration SLACK = Duration.ofMillis(50);

  private static final Map<Counted, RateLimiter> SHARED = new ConcurrentHashMap<>();

  /** What a tenant counts, on one clock: moments of two clocks cannot be compared. */
  private record Counted(Time time, String tenant, String endpoint) {}

  /**
   * What a tenant allows.
   *
   * @param requests in any {@code window}
   * @param window its length
   * @param perSecond in any one second
   * @param firstSecond in the first second after a silence of {@code window}
   */
  public record Quota(int requests, Duration window, int perSecond, int firstSecond) {
    /** REST API v2: 4 requests a second for each endpoint. */
    public static final Quota V2_ENDPOINT = new Quota(4, Duration.ofSeconds(1), 4, 4);

    /** REST API v1: 24 requests in 5 seconds for the tenant, 4 of them in the first second. */
    public static final Quota V1_TENANT = new Quota(24, Duration.ofSeconds(5), 5, 4);
  }

  private final Quota quota;
  private final Deque<Moment> granted = new ArrayDeque<>();
  private @Nullable Moment notBefore;

  public RateLimiter(Quota quota) {
    this.quota = quota;
  }

  /** The limiter of a feed, shared by all routes and Camel contexts of the JVM. */
  public static RateLimiter of(Time time, Tenant tenant, Feed feed) {
    var counted = new Counted(time, tenant.toString(), feed.toString());
    return SHARED.computeIfAbsent(counted, key -> new RateLimiter(Quota.V2_ENDPOINT));
  }

  /**
   * The limiter of an endpoint of REST API v2, shared by all routes and Camel contexts of the JVM.
   *
   * @param endpoint its path after {@code /api/v2/}
   * @param quota used when this call creates the limiter
   */
  public static RateLimiter ofV2(Time time, Tenant tenant, String endpoint, Quota quota) {
    var counted = new Counted(time, tenant.toString(), "v2/" + endpoint);
    return SHARED.computeIfAbsent(counted, key -> new RateLimiter(quota));
  }

  /** The limiter of REST API v1, shared by all routes and Camel contexts of the JVM. */
  public static RateLimiter ofV1(Time time, Tenant tenant) {
    var counted = new Counted(time, tenant.toString(), "v1");
    return SHARED.computeIfAbsent(counted, key -> new RateLimiter(Quota.V1_TENANT));
  }

  /** Takes the next free moment, not before {@code now}; it counts as used. */
  public synchronized Moment reserve(Moment now) {
    Moment at = later(now, notBefore);
    at = later(at, freeAgain(quota.requests(), quota.window()));
    at = later(at, freeAgain(quota.perSecond(), Duration.ofSeconds(1)));
    at = later(at, endOfFirstSecond(at));
    granted.addLast(at);
    forgetBefore(now.minus(quota.window()).minus(SLACK));
    return at;
  }

  private void forgetBefore(Moment past) {
    while (granted.size() > quota.requests() && granted.getFirst().isBefore(past)) {
      granted.removeFirst();
    }
  }

  /** Gives back a moment that was not used: a stopped reader must not slow down others. */
  public synchronized void giveBack(Moment unused) {
    granted.removeLastOccurrence(unused);
  }

  /** Allows no request before the given moment, as the tenant has asked for it. */
  public synchronized void notBefore(Moment moment) {
    notBefore = later(moment, notBefore);
  }

  private @Nullable Moment freeAgain(int requests, Duration window) {
    if (granted.size() < requests) {
      return null;
    }
    Moment oldest =
        granted.stream().skip(granted.size() - (long) requests).findFirst().orElseThrow();
    return oldest.plus(window).plus(SLACK);
  }

  private @Nullable Moment endOfFirstSecond(Moment at) {
    Moment silentSince = at.minus(quota.window());
    var burst = granted.stream().filter(moment -> moment.isAfter(silentSince)).toList();
    if (burst.size() != quota.firstSecond()) {
      return null;
    }
    return burst.get(0).plus(Duration.ofSeconds(1)).plus(SLACK);
  }

  private static Moment later(Moment a, @Nullable Moment b) {
    return b == null ? a : Moment.later(a, b);
  }
}
