package io.github.camelnetskope.client;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides when requests may be sent, first come, first served: plans them, then checks once more
 * when each has its connection. Decides only; somebody else waits. Thread-safe.
 *
 * <p>There is one for each (tenant, endpoint) in the JVM, since that is what the tenant counts by.
 */
public final class RateLimiter {
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

  private final RateWindow planned;
  private final RateWindow left;
  private @Nullable Moment notBefore;

  public RateLimiter(Quota quota) {
    this.planned = new RateWindow(quota);
    this.left = new RateWindow(quota);
  }

  /** That of a feed, shared by all routes and Camel contexts of the JVM. */
  public static RateLimiter of(Time time, Tenant tenant, Feed feed) {
    var counted = new Counted(time, tenant.toString(), feed.toString());
    return SHARED.computeIfAbsent(counted, key -> new RateLimiter(Quota.V2_ENDPOINT));
  }

  /**
   * That of an endpoint of REST API v2, shared by all routes and Camel contexts of the JVM.
   *
   * @param endpoint its path behind {@code /api/v2/}
   * @param quota for the first who asks
   */
  public static RateLimiter ofV2(Time time, Tenant tenant, String endpoint, Quota quota) {
    var counted = new Counted(time, tenant.toString(), "v2/" + endpoint);
    return SHARED.computeIfAbsent(counted, key -> new RateLimiter(quota));
  }

  /** That of REST API v1, shared by all routes and Camel contexts of the JVM. */
  public static RateLimiter ofV1(Time time, Tenant tenant) {
    var counted = new Counted(time, tenant.toString(), "v1");
    return SHARED.computeIfAbsent(counted, key -> new RateLimiter(Quota.V1_TENANT));
  }

  /** Reserves the next free moment, not before {@code now}; it counts as used. */
  public synchronized Moment reserve(Moment now) {
    Moment from = notBefore == null ? now : Moment.later(now, notBefore);
    return planned.take(left.earliest(from));
  }

  /** Returns a moment that was not used: a reader that is stopped must not slow down the next. */
  public synchronized void giveBack(Moment unused) {
    planned.giveBack(unused);
  }

  /**
   * A request has its connection and may leave. It may be later than planned, since the connection
   * had to be opened first; the tenant counts a request when it arrives.
   *
   * @return when it may leave, not before {@code now}
   */
  synchronized Moment leave(Moment now) {
    return left.take(now);
  }

  /** A request leaves now, perhaps later than {@link #leave} allowed. */
  synchronized void left(Moment allowed, Moment now) {
    left.move(allowed, now);
  }

  /** Trusts the tenant more than the own count: no request is planned before the given moment. */
  public synchronized void notBefore(Moment moment) {
    notBefore = notBefore == null ? moment : Moment.later(moment, notBefore);
  }
}
