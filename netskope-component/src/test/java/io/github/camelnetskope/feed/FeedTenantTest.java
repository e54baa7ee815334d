package io.github.camelnetskope.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.client.http.ApiHeaders;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.health.FeedHealth;
import io.github.camelnetskope.health.FeedProblem;
import io.github.camelnetskope.health.RequestStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one feed does when the tenant, or a gateway before it, sends no page. */
class FeedTenantTest {
  private final FeedRig rig = new FeedRig();

  private static ApiResponse refused(int status, Map<String, String> headers) {
    return new ApiResponse(status, ApiHeaders.of(headers), new byte[0]);
  }

  /** Gives each request this answer, and returns the time of each request. */
  private List<Duration> answerAll(ApiResponse response, Duration period) {
    List<Duration> sent = new ArrayList<>();
    var begin = rig.time.moment();
    rig.ask();
    while (begin.until(rig.time.moment()).compareTo(period) < 0) {
      if (rig.sent() > sent.size()) {
        sent.add(begin.until(rig.time.moment()));
        rig.answer(response);
      }
      rig.time.runFor(Duration.ofMillis(100));
    }
    return sent;
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "Wed, 21 Oct 2015 07:28:00 GMT"})
  void a_429_without_a_wait_is_repeated_with_growing_delays(String retryAfter) {
    var sent = answerAll(refused(429, Map.of("retry-after", retryAfter)), Duration.ofMinutes(1));

    assertThat(sent).hasSizeBetween(4, 8);
    assertThat(rig.snapshot().problem()).contains(FeedProblem.THROTTLED);
  }

  @Test
  void after_a_refused_proxy_password_one_attempt_a_minute_is_made() {
    var sent = answerAll(refused(407, Map.of()), Duration.ofSeconds(150));

    assertThat(sent).hasSize(3);
  }

  @Test
  void the_retry_after_of_a_503_is_used() {
    var sent = answerAll(refused(503, Map.of("retry-after", "25")), Duration.ofSeconds(60));

    assertThat(sent).hasSize(3);
    assertThat(sent.get(1)).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(26));
  }

  @Test
  void a_refused_resend_does_not_count_as_a_success() {
    rig.startFrom = "resend";

    var sent = answerAll(refused(404, Map.of()), Duration.ofMinutes(10));

    assertThat(rig.snapshot().lastSuccess()).isEmpty();
    assertThat(rig.snapshot().counts().requests())
        .containsEntry(RequestStatus.OK, 0L)
        .containsEntry(RequestStatus.NOT_FOUND, (long) sent.size());
    var thresholds = new FeedHealth.Thresholds(Duration.ofMinutes(5), Duration.ZERO, Duration.ZERO);
    assertThat(FeedHealth.of(rig.snapshot(), thresholds).reason()).contains(FeedProblem.REJECTED);
  }

  @Test
  void an_error_while_an_answer_is_received_is_a_failed_attempt() {
    rig.ask();
    rig.leave();

    rig.tenant.fail(new OutOfMemoryError("Java heap space"));
    rig.time.runDue();

    assertThat(rig.snapshot().problem()).contains(FeedProblem.FAILED);
    assertThat(rig.snapshot().lastError()).get().asString().contains("OutOfMemoryError");
    rig.time.runFor(Duration.ofSeconds(4));
    assertThat(rig.sent()).isOne();
    rig.time.runFor(Duration.ofSeconds(2));
    assertThat(rig.log).endsWith("send resend");
  }

  @Test
  void an_error_while_an_answer_is_read_is_a_failed_attempt() {
    rig.ask();
    rig.leave();
    rig.store.before(
        () -> {
          throw new OutOfMemoryError("Java heap space");
        });

    rig.answer(Pages.answer(1));
    rig.store.mended();

    assertThat(rig.snapshot().problem()).contains(FeedProblem.FAILED);
    assertThat(rig.budget.reservedBytes()).isZero();
    rig.time.runFor(Duration.ofSeconds(6));
    assertThat(rig.log).endsWith("send resend");
  }

  @ParameterizedTest
  @ValueSource(longs = {-10_800, -600, 600, 10_800})
  void the_pace_does_not_change_when_the_wall_clock_is_set(long seconds) {
    rig.ask();
    rig.answer(Pages.answer(0));

    rig.time.setWallClock(Duration.ofSeconds(seconds));
    rig.time.runFor(Duration.ofSeconds(4));
    assertThat(rig.sent()).isOne();
    rig.time.runFor(Duration.ofSeconds(2));

    assertThat(rig.sent()).isEqualTo(2);
  }

  @Test
  void now_is_when_the_feed_is_opened() {
    rig.startFrom = "now";
    long now = rig.time.wallTime().getEpochSecond();
    rig.open();
    assertThat(rig.log).containsExactly("save REQUESTED");

    rig.time.runFor(Duration.ofHours(1));
    rig.ask();

    assertThat(rig.log).endsWith("send " + now);
  }

  @Test
  void a_hundred_quick_restarts_do_not_slow_down_the_next_request() {
    for (int i = 0; i < 100; i++) {
      rig.open().begin(Duration.ZERO);
      rig.time.runDue();
      rig.stop();
    }
    long before = rig.sent();

    rig.open().begin(Duration.ZERO);
    rig.time.runFor(Duration.ofMillis(1_100));

    assertThat(rig.sent()).isEqualTo(before + 1);
  }
}
