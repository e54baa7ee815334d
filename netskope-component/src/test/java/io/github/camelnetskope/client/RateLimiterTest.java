package io.github.camelnetskope.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.client.RateLimiter.Quota;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Requests stay within what a tenant allows, and use it. */
class RateLimiterTest {
  private static final Instant START = Answers.NOW;

  @Test
  void four_requests_a_second_and_no_more_in_any_second() {
    List<Instant> times = greedily(new RateLimiter(Quota.V2_ENDPOINT), 200);

    assertThat(most(times, Duration.ofSeconds(1))).isEqualTo(4);
    assertThat(Duration.between(times.get(0), times.get(199))).isLessThan(Duration.ofSeconds(53));
  }

  @Test
  void v1_has_24_in_5_seconds_of_which_4_in_the_first() {
    List<Instant> times = greedily(new RateLimiter(Quota.V1_TENANT), 240);

    assertThat(most(times, Duration.ofSeconds(5))).isLessThanOrEqualTo(24).isGreaterThan(20);
    assertThat(times.stream().filter(t -> t.isBefore(START.plusSeconds(1)))).hasSize(4);
    assertThat(Duration.between(times.get(0), times.get(239))).isLessThan(Duration.ofSeconds(54));
  }

  @Test
  void callers_at_random_times_stay_within_it_too() {
    var random = new Random(7);
    for (Quota quota : List.of(Quota.V2_ENDPOINT, Quota.V1_TENANT)) {
      var limiter = new RateLimiter(quota);
      Instant now = START;
      List<Instant> times = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        now = now.plusMillis(random.nextInt(10) == 0 ? random.nextInt(9000) : random.nextInt(300));
        times.add(limiter.reserve(now));
      }
      assertThat(times).isSorted();
      assertThat(most(times, quota.window())).isLessThanOrEqualTo(quota.requests());
      assertThat(most(times, Duration.ofSeconds(1))).isLessThanOrEqualTo(quota.perSecond());
    }
  }

  @Test
  void the_tenants_word_counts_more_than_the_own_count() {
    var limiter = new RateLimiter(Quota.V2_ENDPOINT);
    limiter.notBefore(START.plusSeconds(20));
    limiter.notBefore(START.plusSeconds(10));

    assertThat(limiter.reserve(START)).isEqualTo(START.plusSeconds(20));
  }

  @Test
  void readers_of_one_endpoint_share_a_limiter_and_endpoints_do_not() {
    var tenant = Tenant.parse("shared.goskope.com");
    Feed page = Feed.parseList("events/page").get(0);
    Feed alert = Feed.parseList("events/alert").get(0);

    assertThat(RateLimiter.of(tenant, page))
        .isSameAs(RateLimiter.of(tenant, page))
        .isNotSameAs(RateLimiter.of(tenant, alert))
        .isNotSameAs(RateLimiter.of(Tenant.parse("other.goskope.com"), page));
  }

  private static List<Instant> greedily(RateLimiter limiter, int requests) {
    List<Instant> times = new ArrayList<>();
    Instant now = START;
    for (int i = 0; i < requests; i++) {
      now = limiter.reserve(now);
      times.add(now);
    }
    return times;
  }

  private static long most(List<Instant> times, Duration window) {
    return times.stream().mapToLong(from -> within(times, from, from.plus(window))).max().orElse(0);
  }

  private static long within(List<Instant> times, Instant from, Instant to) {
    return times.stream().filter(t -> !t.isBefore(from) && t.isBefore(to)).count();
  }
}
