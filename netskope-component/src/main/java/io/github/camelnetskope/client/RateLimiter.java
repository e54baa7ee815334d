package io.github.camelnetskope.client;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides when requests may be sent, first come, first served: plans them, and checks each again
 * when it has its connection. The caller does the waiting. Thread-safe.
 *
 * <p>There is one for each (tenant, endpoint) in the JVM, since the tenant counts requests in this
 * way.
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

  /** Reserves the next free moment, not before {@code now}; it counts as used. */
  public synchronized Moment reserve(Moment now) {
    Moment from = notBefore == null ? now : Moment.later(now, notBefore);
    return planned.take(left.earliest(from));
  }

  /** Gives back a moment that was not used: a stopped reader must not slow down others. */
  public synchronized void giveBack(Moment unused) {
    planned.giveBack(unused);
  }

  /**
   * Decides when a request that has its connection may leave. This may be later than planned, since
   * the connection had to be opened first; the tenant counts a request when it arrives.
   *
   * @return when it may leave, not before {@code now}
   */
  synchronized Moment leave(Moment now) {
    return left.take(now);
  }

  /** Counts a request that leaves now, which may be later than {@link #leave} allowed. */
  synchronized void left(Moment allowed, Moment now) {
    left.move(allowed, now);
  }

  /** Allows no request before the given moment, as the tenant has asked for it. */
  public synchronized void notBefore(Moment moment) {
    notBefore = notBefore == null ? moment : Moment.later(moment, notBefore);
  }
}
