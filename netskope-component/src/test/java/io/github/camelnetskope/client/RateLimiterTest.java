package io.github.camelnetskope.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.campaign.VirtualTime;
import io.github.camelnetskope.client.RateLimiter.Quota;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Requests stay within what a tenant allows, and use it. */
class RateLimiterTest {
  private static final Moment START = new Moment(0);

  @Test
  void four_requests_a_second_and_no_more_in_any_second() {
    List<Moment> times = greedily(new RateLimiter(Quota.V2_ENDPOINT), 200);

    assertThat(most(times, Duration.ofSeconds(1))).isEqualTo(4);
    assertThat(times.get(0).until(times.get(199))).isLessThan(Duration.ofSeconds(53));
  }

  @Test
  void v1_has_24_in_5_seconds_of_which_4_in_the_first() {
    List<Moment> times = greedily(new RateLimiter(Quota.V1_TENANT), 240);

    assertThat(most(times, Duration.ofSeconds(5))).isLessThanOrEqualTo(24).isGreaterThan(20);
    assertThat(times.stream().filter(t -> t.isBefore(START.plus(Duration.ofSeconds(1)))))
        .hasSize(4);
    assertThat(times.get(0).until(times.get(239))).isLessThan(Duration.ofSeconds(54));
  }

  @Test
  void callers_at_random_times_stay_within_it_too() {
    var random = new Random(7);
    for (Quota quota : List.of(Quota.V2_ENDPOINT, Quota.V1_TENANT)) {
      var limiter = new RateLimiter(quota);
      Moment now = START;
      List<Moment> times = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        now = now.plus(Duration.ofMillis(random.nextInt(random.nextInt(10) == 0 ? 9000 : 300)));
        times.add(limiter.reserve(now));
      }
      assertThat(times).isSorted();
      assertThat(most(times, quota.window())).isLessThanOrEqualTo(quota.requests());
      assertThat(most(times, Duration.ofSeconds(1))).isLessThanOrEqualTo(quota.perSecond());
    }
  }

  @Test
  void requests_that_leave_late_are_counted_when_they_leave() {
    var limiter = new RateLimiter(Quota.V2_ENDPOINT);
    List<Moment> planned = Stream.generate(() -> limiter.reserve(START)).limit(8).toList();
    Moment late = START.plus(Duration.ofMillis(850));

    List<Moment> left = new ArrayList<>();
    planned.forEach(moment -> left.add(limiter.leave(Moment.later(moment, late))));

    assertThat(left.subList(0, 4)).containsOnly(late);
    assertThat(most(left, Duration.ofSeconds(1))).isEqualTo(4);
  }

  @Test
  void requests_that_are_sent_later_than_they_were_allowed_to_are_counted_when_they_are_sent() {
    var limiter = new RateLimiter(Quota.V2_ENDPOINT);
    Moment sent = START.plus(Duration.ofMillis(300));
    for (int i = 0; i < 4; i++) {
      limiter.left(limiter.leave(START), sent);
    }

    Moment fifth = limiter.leave(START.plus(Duration.ofSeconds(1)));

    assertThat(fifth).isGreaterThanOrEqualTo(sent.plus(Duration.ofSeconds(1)));
  }

  @Test
  void a_request_that_is_planned_behind_late_ones_waits_before_it_takes_a_connection() {
    var limiter = new RateLimiter(Quota.V2_ENDPOINT);
    Moment late = START.plus(Duration.ofSeconds(2));
    for (int i = 0; i < 4; i++) {
      limiter.left(limiter.leave(limiter.reserve(START)), late);
    }

    Moment planned = limiter.reserve(late);

    assertThat(planned).isGreaterThanOrEqualTo(late.plus(Duration.ofSeconds(1)));
    assertThat(limiter.leave(planned)).isEqualTo(planned);
  }

  @Test
  void the_tenants_word_counts_more_than_the_own_count() {
    var limiter = new RateLimiter(Quota.V2_ENDPOINT);
    limiter.notBefore(START.plus(Duration.ofSeconds(20)));
    limiter.notBefore(START.plus(Duration.ofSeconds(10)));

    assertThat(limiter.reserve(START)).isEqualTo(START.plus(Duration.ofSeconds(20)));
  }

  @Test
  void a_place_that_nobody_used_is_given_to_the_next() {
    var limiter = new RateLimiter(Quota.V2_ENDPOINT);
    for (int restarts = 0; restarts < 100; restarts++) {
      limiter.giveBack(limiter.reserve(START));
    }

    assertThat(greedily(limiter, 4)).containsOnly(START);
    assertThat(limiter.reserve(START)).isGreaterThanOrEqualTo(START.plus(Duration.ofSeconds(1)));
  }

  @Test
  void readers_of_one_endpoint_share_a_limiter_and_endpoints_do_not() {
    var tenant = Tenant.parse("shared.goskope.com");
    Feed page = Feed.parseList("events/page").get(0);
    Feed alert = Feed.parseList("events/alert").get(0);

    assertThat(RateLimiter.of(Time.SYSTEM, tenant, page))
        .isSameAs(RateLimiter.of(Time.SYSTEM, tenant, page))
        .isNotSameAs(RateLimiter.of(Time.SYSTEM, tenant, alert))
        .isNotSameAs(RateLimiter.of(Time.SYSTEM, Tenant.parse("other.goskope.com"), page))
        .isNotSameAs(RateLimiter.of(new VirtualTime(), tenant, page));
  }

  private static List<Moment> greedily(RateLimiter limiter, int requests) {
    List<Moment> times = new ArrayList<>();
    Moment now = START;
    for (int i = 0; i < requests; i++) {
      now = limiter.reserve(now);
      times.add(now);
    }
    return times;
  }

  private static long most(List<Moment> times, Duration window) {
    return times.stream().mapToLong(from -> within(times, from, from.plus(window))).max().orElse(0);
  }

  private static long within(List<Moment> times, Moment from, Moment to) {
    return times.stream().filter(t -> !t.isBefore(from) && t.isBefore(to)).count();
  }
}
