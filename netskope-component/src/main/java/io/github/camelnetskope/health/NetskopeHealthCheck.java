package io.github.camelnetskope.health;

import io.github.camelnetskope.client.Counted;
import io.github.camelnetskope.client.Listed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/**
 * Readiness is UP when every feed is ready; liveness is UP unless a feed is blocked in this JVM.
 * Reads snapshots only; sends no request to the tenant.
 */
public final class NetskopeHealthCheck implements HealthCheck {
  private final String id;
  private final Supplier<List<FeedHealth>> feeds;
  private boolean enabled;

  /**
   * A check of feeds.
   *
   * @param feeds called at each check
   */
  public NetskopeHealthCheck(String id, boolean enabled, Supplier<List<FeedHealth>> feeds) {
    this.id = id;
    this.enabled = enabled;
    this.feeds = feeds;
  }

  @Override
  public Result call(Map<String, Object> options) {
    var builder = HealthCheckResultBuilder.on(this);
    boolean liveness = options.get(CHECK_KIND) == Kind.LIVENESS;
    builder.detail(CHECK_KIND, liveness ? Kind.LIVENESS : Kind.READINESS);
    if (!enabled) {
      return builder.detail(CHECK_ENABLED, false).message("Disabled").unknown().build();
    }
    List<FeedHealth> all = feeds.get();
    all.forEach(feed -> builder.detail(feed.feed().label(), FeedDetails.of(feed)));
    List<FeedHealth> bad =
        all.stream().filter(feed -> liveness ? feed.stuck() : !feed.isReady()).toList();
    if (bad.isEmpty()) {
      return builder.up().build();
    }
    return builder.down().message(message(bad, all.size())).build();
  }

  private static String message(List<FeedHealth> bad, int feeds) {
    Map<String, List<FeedHealth>> causes =
        bad.stream()
            .collect(
                Collectors.groupingBy(FeedHealth::cause, LinkedHashMap::new, Collectors.toList()));
    return bad.size()
        + " of "
        + Counted.of(feeds, "feed")
        + ": "
        + causes.values().stream().map(NetskopeHealthCheck::one).collect(Collectors.joining("; "));
  }

  /** One entry for each cause, with the feeds that have it. */
  private static String one(List<FeedHealth> feeds) {
    FeedHealth first = feeds.get(0);
    String names = Listed.of(feeds.stream().map(feed -> feed.feed().label()).toList());
    boolean waits = first.reason().isEmpty() && first.text().isEmpty();
    return names + (waits ? ": no answer yet" : first.words());
  }

  @Override
  public boolean isLiveness() {
    return true;
  }

  @Override
  public boolean isEnabled() {
    return enabled;
  }

  @Override
  public void setEnabled(boolean enabled) {
    this.enabled = enabled;
  }

  @Override
  public String getGroup() {
    return "camel";
  }

  @Override
  public String getId() {
    return id;
  }
}
