package io.github.camelnetskope;

import io.github.camelnetskope.campaign.VirtualTime;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import io.github.camelnetskope.simulator.SimulatedTenant;
import io.github.camelnetskope.simulator.iterator.KeyOrder;
import io.github.camelnetskope.simulator.iterator.ResendAfterEmpty;
import io.github.camelnetskope.simulator.iterator.UnknownResend;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** The tenant and the route options of a trial, from its seed. */
final class TrialPlan {
  /** A JVM keeps the rate limit of each tenant. */
  private static final AtomicLong TENANTS = new AtomicLong();

  private final Random random;
  private final boolean forgetful;
  private final String feed;
  private final int pageSize;
  private Duration back = Duration.ZERO;

  /**
   * A plan.
   *
   * @param forgetful whether the checkpoint is lost with the process
   */
  TrialPlan(Random random, boolean forgetful) {
    this.random = random;
    this.forgetful = forgetful;
    this.feed = pick("events/page", "events/endpoint", "events/incident", "alerts/dlp");
    this.pageSize = pick(1, 2, 3, 7, 20);
  }

  String feed() {
    return feed;
  }

  int pageSize() {
    return pageSize;
  }

  boolean isForgetful() {
    return forgetful;
  }

  @SafeVarargs
  private <V> V pick(V... values) {
    return values[random.nextInt(values.length)];
  }

  private static Duration[] seconds(int from, int to) {
    return new Duration[] {Duration.ofSeconds(from), Duration.ofSeconds(to)};
  }

  SimulatedTenant tenant(long seed, VirtualTime time) {
    Duration[] latency =
        pick(seconds(0, 0), seconds(0, 0), seconds(3, 3), seconds(0, 20), seconds(16, 90));
    return SimulatedTenant.builder()
        .clock(time)
        .seed(seed)
        .pageSize(pageSize)
        .waitTime(pick(0, 1, 5))
        .unknownResend(pick(UnknownResend.values()))
        .resendAfterEmpty(pick(ResendAfterEmpty.values()))
        .keyOrder(pick(KeyOrder.values()))
        .rateLimit(false)
        .latency(latency[0], latency[1])
        .feed(feed, f -> f.recordSize(300).reemitEvery(pick(0, 2, 3)).records(random.nextInt(80)))
        .build();
  }

  boolean isAtItsEnd(SimulatedTenant tenant) {
    return tenant.feed(feed).position("i") == tenant.feed(feed).size();
  }

  /** When the feed ends, at the latest: records that were inserted before have to be there. */
  Instant until() {
    return VirtualTime.BEGIN.minus(back);
  }

  private String until(boolean ends) {
    back = ends ? pick(Duration.ZERO, Duration.ofHours(3), Duration.ofHours(12)) : Duration.ZERO;
    return ends ? "&until=" + (back.isZero() ? "now" : "-" + back) : "";
  }

  String uri(CampaignTrial.Setting setting) {
    return uri(setting.probation()) + until(setting.ends());
  }

  private String uri(String probation) {
    return "netskope:dataexport/%s?tenant=t%d.goskope.com&index=i&token=%s&initialDelay=0"
            .formatted(feed, TENANTS.incrementAndGet(), NetskopeSimulator.TOKEN)
        + "&probation=%s&delivery=%s&batchSize=3&maxInFlight=%d&startFrom=%s"
            .formatted(
                probation,
                pick(Delivery.values()),
                pick(1, 1, 4),
                forgetful ? "resend" : pick("resend", "resend", "-PT48H"));
  }
}
