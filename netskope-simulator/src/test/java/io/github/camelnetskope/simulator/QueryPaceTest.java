package io.github.camelnetskope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueryPaceTest {

  private final TenantFixture fixture = TenantFixture.with(options -> options.rateLimit(true));

  @Test
  void of_24_requests_at_once_4_are_served_at_once_and_20_over_the_next_4_seconds() {
    List<Duration> delays = burst(24).stream().map(SimulatorAnswer::delay).toList();

    assertThat(delays.subList(0, 4)).containsOnly(Duration.ZERO);
    assertThat(delays.subList(4, 24)).isSorted();
    assertThat(delays.get(4)).isEqualTo(Duration.ofSeconds(1));
    assertThat(delays.get(23)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(5));
  }

  @Test
  void the_25th_request_within_5_seconds_is_429() {
    assertThat(burst(25).get(24).status()).isEqualTo(429);
    fixture.clock.advanceSeconds(5);
    assertThat(burst(1).get(0).status()).isEqualTo(200);
  }

  @Test
  void a_caller_with_4_requests_a_second_never_waits() {
    for (int i = 0; i < 100; i++) {
      SimulatorAnswer answer = burst(1).get(0);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.delay()).isZero();
      fixture.clock.advance(Duration.ofMillis(250));
    }
  }

  @Test
  void a_request_waits_only_while_others_are_before_it() {
    QueryPace pace = new QueryPace(Duration.ZERO);
    IntStream.range(0, 5).forEach(i -> pace.admit(fixture.clock.instant()));
    fixture.clock.advanceSeconds(2);

    assertThat(pace.admit(fixture.clock.instant())).isEqualTo(Optional.of(Duration.ZERO));
  }

  private List<SimulatorAnswer> burst(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                fixture.tenant.answer(
                    SimulatorRequest.get(
                        "/api/v1/uploadtoken?token=" + NetskopeSimulator.V1_TOKEN)))
        .toList();
  }
}
