package io.github.camelnetskope.simulator;

import static io.github.camelnetskope.simulator.TenantFixture.records;
import static io.github.camelnetskope.simulator.TenantFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LatencyTest {

  private static final Duration THREE_SECONDS = Duration.ofSeconds(3);

  private final TenantFixture fixture =
      TenantFixture.with(
          options ->
              options
                  .latency(THREE_SECONDS)
                  .pageSize(1)
                  .feed("events/alert", feed -> feed.records(records("a", "b")))
                  .feed("events/page", feed -> feed.latency(Duration.ofSeconds(9)))
                  .feed("events/audit", feed -> feed.latency(Duration.ZERO)));

  @Test
  void an_answer_reports_its_latency_without_a_wait() {
    SimulatorAnswer answer = fixture.ask("events/alert", "it", "next");

    assertThat(answer.delay()).isEqualTo(THREE_SECONDS);
    assertThat(TenantFixture.ids(answer)).containsExactly("a");
  }

  @Test
  void the_cursor_moves_when_the_answer_begins() {
    try (OpenRequest open = fixture.tenant.open(request("events/alert", "it", "next"))) {
      assertThat(open.delay()).isEqualTo(THREE_SECONDS);
      assertThat(position()).isZero();

      open.answer();
      open.answer();

      assertThat(position()).isOne();
    }
  }

  @Test
  void while_a_request_waits_for_its_answer_only_its_own_cursor_is_in_use() {
    OpenRequest open = fixture.tenant.open(request("events/alert", "it", "next"));

    assertThat(fixture.ask("events/alert", "it", "next").status()).isEqualTo(409);
    assertThat(fixture.ids("another", "next")).containsExactly("a");
    open.close();
    assertThat(fixture.ids("it", "next")).containsExactly("a");
  }

  @Test
  void a_request_closed_before_its_answer_began_moves_nothing_and_stays_without_a_status() {
    OpenRequest open = fixture.tenant.open(request("events/alert", "it", "next"));
    open.close();

    assertThat(position()).isZero();
    assertThat(fixture.tenant.journal().entries().get(0).status()).isZero();
    assertThatThrownBy(open::answer).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_feed_can_have_its_own_latency() {
    assertThat(fixture.ask("events/page", "it", "next").delay()).isEqualTo(Duration.ofSeconds(9));
    assertThat(fixture.ask("events/audit", "it", "next").delay()).isZero();
  }

  @Test
  void a_refusal_of_the_gateway_is_not_delayed() {
    assertThat(fixture.ask("events/unknown", "it", "next").delay()).isZero();
    assertThat(
            fixture.tenant.answer(request("events/alert", "it", "next").token("another")).delay())
        .isZero();
  }

  @Test
  void a_broken_answer_takes_as_long_as_a_good_one() {
    fixture.tenant.faults().on("events/alert").inject(Fault.status(503));

    assertThat(fixture.ask("events/alert", "it", "next").delay()).isEqualTo(THREE_SECONDS);
  }

  @Test
  void latency_applies_to_calls_of_api_v1_too() {
    SimulatorRequest call =
        SimulatorRequest.get("/api/v1/uploadtoken?token=" + NetskopeSimulator.V1_TOKEN);

    assertThat(fixture.tenant.answer(call).delay()).isEqualTo(THREE_SECONDS);
  }

  @Test
  void the_seed_chooses_a_latency_from_a_range() {
    List<Duration> first = delays(7);

    assertThat(first).isEqualTo(delays(7)).isNotEqualTo(delays(8));
    assertThat(first).allMatch(delay -> delay.toMillis() >= 1_000 && delay.toMillis() <= 5_000);
  }

  @Test
  void a_latency_is_read_as_people_write_it() {
    assertThat(Latency.parse("500ms")).isEqualTo(Latency.of(Duration.ofMillis(500)));
    assertThat(Latency.parse("1s..2m"))
        .isEqualTo(new Latency(Duration.ofSeconds(1), Duration.ofMinutes(2)));
    assertThatThrownBy(() -> Latency.parse("soon")).hasMessageContaining("not 'soon'");
    assertThatThrownBy(() -> Latency.parse("2s..1s")).hasMessageContaining("the shorter one");
  }

  private static List<Duration> delays(long seed) {
    TenantFixture slow =
        TenantFixture.with(
            options -> options.seed(seed).latency(Duration.ofSeconds(1), Duration.ofSeconds(5)));
    return Stream.generate(() -> slow.ask("events/page", "it", "next").delay()).limit(20).toList();
  }

  private long position() {
    return fixture.tenant.feed("events/alert").position("it");
  }
}
