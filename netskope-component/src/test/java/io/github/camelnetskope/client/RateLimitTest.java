package io.github.camelnetskope.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.client.http.ApiHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rate limit headers of a slow answer. */
class RateLimitTest {
  @ParameterizedTest
  @CsvSource({
    "0, 1, 0, true",
    "0, 1, 999, true",
    "0, 1, 1000, false",
    "0, 1, 3000, false",
    "0, 2, 3000, true",
    "0, 30, 60000, true",
    "1, 1, 0, false"
  })
  void a_second_that_was_used_up_is_over_when_the_answer_took_longer(
      String remaining, String reset, long tookMillis, boolean exhausted) {
    var headers = ApiHeaders.of(Map.of("RateLimit-Remaining", remaining, "RateLimit-Reset", reset));

    RateLimit limit = RateLimit.of(headers, Instant.EPOCH).counted(Duration.ofMillis(tookMillis));

    assertThat(limit.exhausted()).isEqualTo(exhausted);
  }
}
