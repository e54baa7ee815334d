package io.github.camelnetskope.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.client.Pacing.Outcome;
import io.github.camelnetskope.client.http.ApiHeaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a feed sends its next request. */
class PacingTest {
  private static final Pacing PACING =
      new Pacing(
          Duration.ofSeconds(1),
          Duration.ofSeconds(30),
          Duration.ofMinutes(15),
          new RetryPolicy(Duration.ofSeconds(5), Duration.ofMinutes(5)),
          Duration.ofMinutes(1));

  @ParameterizedTest(name = "{0} records, wait_time {1}: {2} s")
  @CsvSource({
    "10000, 0, 0",
    "10000, 5, 5",
    "10000, , 0",
    "10000, 99999, 900",
    "9999, 0, 1",
    "9999, 5, 5",
    "9999, , 30",
    "9999, -3, 30",
    "0, 0, 1",
    "0, 45, 45",
    "0, 1e300, 30",
    "0, 99999, 900",
    "0, '\"soon\"', 30",
    "0, '\"7\"', 7",
    "0, null, 30",
    "0, 0.5, 1",
    "1, 2.5, 2.5"
  })
  void the_wait_after_a_page_depends_on_its_length_and_wait_time(
      int records, String waitTime, double seconds) {
    assertThat(wait(new Outcome.Page(page(records, waitTime, Map.of()))))
        .isEqualTo(millis(seconds));
  }

  @ParameterizedTest(name = "{0}: {1}, {2}: {3}: {4} s")
  @CsvSource({
    "RateLimit-Remaining, 0, RateLimit-Reset, 3, 3",
    "ratelimit-remaining, 0, RATELIMIT-RESET, 3, 3",
    "RateLimit-Remaining, 1, RateLimit-Reset, 3, 0",
    "RateLimit-Remaining, 0, RateLimit-Rest, 3, 1",
    "RateLimit-Remaining, none, RateLimit-Reset, 3, 0",
    "RateLimit-Remaining, 0.0, RateLimit-Reset, 2.5, 2.5",
    "RateLimit-Remaining, 0, RateLimit-Reset, 99999, 900"
  })
  void a_request_waits_for_an_exhausted_rate_limit(
      String name, String value, String name2, String value2, double seconds) {
    EventPage page = page(10_000, "0", Map.of(name, value, name2, value2));

    assertThat(wait(new Outcome.Page(page))).isEqualTo(millis(seconds));
  }

  @ParameterizedTest(name = "Retry-After: {0}, RateLimit-Reset: {1}: {2} s")
  @CsvSource({
    "7, 3, 7",
    ", 3, 3",
    ", , 5",
    "soon, , 5",
    "99999, , 900",
    "'Thu, 01 Jan 2026 00:00:09 GMT', , 9",
    "-4, 2, 2"
  })
  void too_many_requests_wait_as_long_as_the_tenant_says(
      String retryAfter, String reset, double seconds) {
    Map<String, String> headers = new HashMap<>();
    if (retryAfter != null) {
      headers.put("Retry-After", retryAfter);
    }
    if (reset != null) {
      headers.put("RateLimit-Reset", reset);
    }
    var limit = RateLimit.of(ApiHeaders.of(headers), Answers.NOW);

    assertThat(wait(failed(new NetskopeException.RateLimited("429", limit), 9)))
        .isEqualTo(millis(seconds));
  }

  @Test
  void a_date_is_compared_with_the_clock_of_the_tenant() {
    var headers =
        ApiHeaders.of(
            Map.of(
                "Date", "Thu, 01 Jan 2026 05:00:00 GMT",
                "Retry-After", "Thu, 01 Jan 2026 05:00:20 GMT"));

    assertThat(RateLimit.of(headers, Answers.NOW).retryAfter()).hasValue(Duration.ofSeconds(20));
  }

  @Test
  void transient_failures_back_off_with_jitter_up_to_a_cap() {
    for (NetskopeException failure :
        List.of(
            new NetskopeException.IndexInUse("409"),
            new NetskopeException.ServerFailed(500, "500"),
            new NetskopeException.Unreachable(true, "reset", new IOException()),
            new NetskopeException.MalformedAnswer(200, "cut"))) {
      assertThat(wait(failed(failure, 1))).isBetween(millis(4.5), millis(5.5));
      assertThat(wait(failed(failure, 2))).isBetween(millis(9), millis(11));
      assertThat(wait(failed(failure, 4))).isBetween(millis(36), millis(44));
      assertThat(wait(failed(failure, 1000))).isBetween(millis(270), millis(300));
    }
  }

  @Test
  void a_problem_that_needs_an_operator_is_retried_after_authRetryDelay() {
    var notFound = new NetskopeException.RequestRejected(404, "", List.of(), "404");
    assertThat(wait(failed(new NetskopeException.Unauthorized("401"), 1))).isEqualTo(millis(60));
    assertThat(wait(failed(new NetskopeException.Forbidden("403"), 5))).isEqualTo(millis(60));
    assertThat(wait(failed(notFound, 1))).isEqualTo(millis(60));
    var proxy = new NetskopeException.RequestRejected(407, "", List.of(), "407");
    assertThat(wait(failed(proxy, 1))).isEqualTo(millis(60));
  }

  @Test
  void a_missing_token_is_looked_for_soon_and_at_least_every_authRetryDelay() {
    var none = NetskopeException.Unauthorized.noToken("there is no token");

    assertThat(wait(failed(none, 1))).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
    assertThat(wait(failed(none, 9))).isEqualTo(millis(60));
  }

  @Test
  void repeated_429_with_retry_after_0_get_growing_delays() {
    var zero = new RateLimit(Optional.empty(), Optional.empty(), Optional.of(Duration.ZERO));
    var limited = new NetskopeException.RateLimited("429", zero);

    assertThat(wait(failed(limited, 1))).isBetween(millis(0.9), millis(1.1));
    assertThat(wait(failed(limited, 4))).isBetween(millis(7), millis(9));
  }

  @Test
  void a_503_may_say_how_long_to_wait() {
    var later =
        new RateLimit(Optional.empty(), Optional.empty(), Optional.of(Duration.ofSeconds(25)));
    var down = new NetskopeException.ServerFailed(503, "503", later);

    assertThat(wait(failed(down, 1))).isEqualTo(millis(25));
    assertThat(wait(failed(down, 6))).isGreaterThan(millis(60));
  }

  @Test
  void after_a_repeated_page_there_is_no_wait_and_after_an_answer_without_a_page_a_short_one() {
    assertThat(wait(new Outcome.Repeated(page(5, "60", Map.of())))).isZero();
    assertThat(wait(unresolved("null", Map.of()))).isEqualTo(millis(1));
  }

  @ParameterizedTest(name = "wait_time {0}, RateLimit-Remaining: {1}, RateLimit-Reset: {2}: {3} s")
  @CsvSource({"5, 1, 3, 5", "0.1, 1, 3, 1", "2, 0, 3, 3", "null, 0, 3, 3", "99999, 1, 3, 900"})
  void the_pace_headers_of_an_answer_without_a_page_are_used(
      String waitTime, String remaining, String reset, double seconds) {
    var headers = Map.of("RateLimit-Remaining", remaining, "RateLimit-Reset", reset);

    assertThat(wait(unresolved(waitTime, headers))).isEqualTo(millis(seconds));
  }

  private static Outcome unresolved(String waitTime, Map<String, String> headers) {
    EventPage page = page(0, waitTime, headers);
    return new Outcome.Unresolved(page.rateLimit(), page.waitTime());
  }

  private static Outcome failed(NetskopeException failure, int inARow) {
    return new Outcome.Failed(failure, inARow);
  }

  private static Duration wait(Outcome outcome) {
    var now = new Moment(0);
    return now.until(PACING.nextRequestAt(now, outcome, new Random(1)));
  }

  private static Duration millis(double seconds) {
    return Duration.ofMillis((long) (seconds * 1000));
  }

  private static EventPage page(int records, String waitTime, Map<String, String> headers) {
    String wait = waitTime == null ? "" : ",\"wait_time\":" + waitTime;
    String result = "{\"a\":1},".repeat(records);
    String array = result.substring(0, Math.max(0, result.length() - 1));
    String json = "{\"ok\":1,\"result\":[" + array + "]" + wait + "}";
    return Answers.page(json.getBytes(StandardCharsets.UTF_8), headers);
  }
}
