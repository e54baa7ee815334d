package io.github.camelnetskope.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class QueryRetryTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
  private static final Query READ = query("clients", Map.of());
  private static final Query CHANGE = query("ackanomalies", Map.of("users", "a"));
  private static final Moment START = new Moment(0);
  private static final RandomGenerator RANDOM = RandomGenerator.of("L64X128MixRandom");

  private final QueryRetry retry =
      new QueryRetry(2, new RetryPolicy(Duration.ofSeconds(5), Duration.ofSeconds(60)));

  private static Query query(String endpoint, Map<String, String> given) {
    return Query.of(QueryEndpoint.named(endpoint), given, NOW, false);
  }

  private Optional<Duration> wait(Query query, NetskopeException failure, int failures) {
    return retry.at(query, failure, failures, START, RANDOM).map(START::until);
  }

  private static NetskopeException limited(Duration wait) {
    var limit = new RateLimit(Optional.empty(), Optional.empty(), Optional.of(wait));
    return new NetskopeException.RateLimited("slow down", limit);
  }

  private static NetskopeException unreachable(boolean seen) {
    return new NetskopeException.Unreachable(seen, "gone", new IllegalStateException());
  }

  @Test
  void a_query_is_repeated_up_to_maxRetries_times_with_growing_delays() {
    var failure = new NetskopeException.ServerFailed(503, "maintenance");

    assertThat(wait(READ, failure, 1).orElseThrow())
        .isBetween(Duration.ofMillis(4500), Duration.ofMillis(5500));
    assertThat(wait(READ, failure, 2).orElseThrow())
        .isBetween(Duration.ofSeconds(9), Duration.ofSeconds(11));
    assertThat(wait(READ, failure, 3)).isEmpty();
  }

  @Test
  void the_tenant_may_say_how_long_to_wait_within_reason() {
    assertThat(wait(READ, limited(Duration.ofSeconds(7)), 1)).contains(Duration.ofSeconds(7));
    assertThat(wait(READ, limited(Duration.ofDays(1)), 1)).contains(Duration.ofSeconds(60));
  }

  @Test
  void a_change_is_repeated_only_when_it_clearly_did_not_happen() {
    assertThat(wait(CHANGE, limited(Duration.ZERO), 1)).isPresent();
    assertThat(wait(CHANGE, unreachable(false), 1)).isPresent();
    assertThat(wait(CHANGE, unreachable(true), 1)).isEmpty();
    assertThat(wait(CHANGE, new NetskopeException.ServerFailed(500, "x"), 1)).isEmpty();
    assertThat(wait(CHANGE, new NetskopeException.MalformedAnswer(0, "cut"), 1)).isEmpty();
  }

  @Test
  void a_read_is_repeated_after_any_transient_failure() {
    assertThat(wait(READ, unreachable(true), 1)).isPresent();
    assertThat(wait(READ, unreachable(false), 1)).isPresent();
    assertThat(wait(READ, new NetskopeException.MalformedAnswer(0, "cut"), 1)).isPresent();
    assertThat(wait(READ, new NetskopeException.MalformedAnswer(200, "html"), 1)).isEmpty();
    assertThat(wait(READ, new NetskopeException.Unauthorized("x"), 1)).isEmpty();
    assertThat(wait(READ, new NetskopeException.Forbidden("x"), 1)).isEmpty();
  }
}
