package io.github.camelnetskope.simulator;

import static io.github.camelnetskope.simulator.TenantFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FaultTest {

  private final TenantFixture fixture = TenantFixture.page(1, "a", "b", "c", "d");
  private final FaultPlan faults = fixture.tenant.faults();

  static Fault[] everyFault() {
    return new Fault[] {
      Fault.dropBeforeAnswer(),
      Fault.dropAfterAdvance(),
      Fault.cutBody(5),
      Fault.truncatedJson(),
      Fault.badGzip(),
      Fault.html(),
      Fault.okZero(),
      Fault.emptyBody(),
      Fault.noContent(),
      Fault.stall(),
      Fault.stallAfter(5),
      Fault.slow(1000),
      Fault.slowHead(1000),
      Fault.endlessContinue(),
      Fault.twice(),
      Fault.wrongLength(),
      Fault.status(503),
      Fault.resultNull(),
      Fault.resultMissing(),
      Fault.resultText(),
      Fault.none()
    };
  }

  @ParameterizedTest
  @MethodSource("everyFault")
  void any_fault_can_hit_before_the_cursor_moves(Fault fault) {
    faults.on("events/alert").inject(fault.beforeAdvance());
    fixture.ask("events/alert", "it", "next");

    assertThat(fixture.ids("next")).containsExactly("a");
  }

  @ParameterizedTest
  @MethodSource("everyFault")
  void after_any_fault_with_a_moved_cursor_resend_brings_the_page(Fault fault) {
    faults.on("events/alert").inject(fault.afterAdvance());
    fixture.ask("events/alert", "it", "next");

    assertThat(fixture.ids("resend")).containsExactly("a");
    assertThat(fixture.ids("next")).containsExactly("b");
  }

  @Test
  void a_refusal_does_not_move_the_cursor_and_a_cut_body_does() {
    assertThat(Fault.status(503).advances()).isFalse();
    assertThat(Fault.dropBeforeAnswer().advances()).isFalse();
    assertThat(Fault.cutBody(10).advances()).isTrue();
    assertThat(Fault.dropAfterAdvance().advances()).isTrue();
  }

  @Test
  void a_fault_hits_the_feed_the_operation_and_the_number_of_requests_it_was_made_for() {
    faults.on("events/alert").operation("next").after(1).times(2).inject(Fault.status(503));
    fixture.ids("next");

    assertThat(fixture.ask("events/alert", "it", "resend").status()).isEqualTo(200);
    assertThat(fixture.ask("events/page", "it", "next").status()).isEqualTo(200);
    assertThat(fixture.ask("events/alert", "it", "next").status()).isEqualTo(503);
    assertThat(fixture.ask("events/alert", "it", "next").status()).isEqualTo(503);
    assertThat(faults.isSpent()).isTrue();
    assertThat(fixture.ids("next")).containsExactly("b");
  }

  @Test
  void an_epoch_is_an_operation_too() {
    faults.on("*").operation("epoch").inject(Fault.status(500));

    assertThat(fixture.ask("events/alert", "it", "next").status()).isEqualTo(200);
    assertThat(fixture.ask("events/alert", "it", "1700000000").status()).isEqualTo(500);
  }

  @Test
  void a_hook_decides_if_no_rule_matches() {
    faults.on("events/alert").inject(Fault.status(500));
    faults.hook(request -> Optional.of(Fault.status(502)));

    assertThat(fixture.ask("events/alert", "it", "next").status()).isEqualTo(500);
    assertThat(fixture.ask("events/alert", "it", "next").status()).isEqualTo(502);
    faults.clear();
    assertThat(fixture.ask("events/alert", "it", "next").status()).isEqualTo(200);
  }

  @Test
  void a_fault_brings_headers_of_its_own() {
    faults
        .on("events/alert")
        .inject(
            Fault.status(429)
                .withHeader("Retry-After", "17")
                .withHeader("RateLimit-Remaining", "0"));

    SimulatorAnswer answer = fixture.ask("events/alert", "it", "next");

    assertThat(answer.headerValue("Retry-After")).contains("17");
    assertThat(answer.headerValue("ratelimit-remaining")).contains("0");
    assertThat(answer.text()).contains("API rate limit exceeded");
  }

  @Test
  void truncated_json_has_correct_framing_and_ends_in_the_middle() {
    faults.on("events/alert").inject(Fault.truncatedJson());

    SimulatorAnswer answer = fixture.ask("events/alert", "it", "next");

    assertThat(answer.ending()).isEqualTo(AnswerEnding.complete());
    assertThat(answer.text()).startsWith("{\"ok\":1,").doesNotEndWith("}");
  }

  @Test
  void bad_gzip_cannot_be_decompressed() {
    faults.on("events/alert").inject(Fault.badGzip());
    SimulatorAnswer answer =
        fixture.tenant.answer(
            request("events/alert", "it", "next").header("Accept-Encoding", "gzip"));

    assertThat(answer.isGzip()).isTrue();
    assertThatThrownBy(answer::content).isInstanceOf(java.io.UncheckedIOException.class);
  }

  @Test
  void a_200_can_be_a_failure() {
    assertThat(broken(Fault.okZero()).text()).contains("\"ok\":0");
    assertThat(broken(Fault.html()).text()).startsWith("<html>");
    assertThat(broken(Fault.html()).headerValue("Content-Type")).contains("text/html");
    assertThat(broken(Fault.emptyBody()).body()).isEmpty();
    assertThat(broken(Fault.noContent()).status()).isEqualTo(204);
    assertThat(broken(Fault.resultNull()).text()).contains("\"result\":null");
    assertThat(broken(Fault.resultMissing()).text()).doesNotContain("result");
    assertThat(broken(Fault.resultText()).text()).contains("\"result\":\"wait\"");
  }

  @Test
  void a_fault_may_hit_each_nth_request_only() {
    faults.on("events/alert").every(3).times(2).inject(Fault.status(503));

    assertThat(Stream.generate(this::next).limit(7).map(SimulatorAnswer::status))
        .containsExactly(200, 200, 503, 200, 200, 503, 200);
    assertThat(faults.isSpent()).isTrue();
  }

  @Test
  void an_outage_hits_all_requests_while_it_lasts() {
    faults.on("events/alert").after(1).lasting(Duration.ofSeconds(10)).inject(Fault.status(502));

    assertThat(next().status()).isEqualTo(200);
    assertThat(next().status()).isEqualTo(502);
    fixture.clock.advance(Duration.ofMillis(9_999));
    assertThat(next().status()).isEqualTo(502);
    assertThat(faults.isSpent()).isFalse();
    fixture.clock.advance(Duration.ofMillis(1));
    assertThat(faults.isSpent()).isTrue();
    assertThat(next().status()).isEqualTo(200);
  }

  private SimulatorAnswer next() {
    return fixture.ask("events/alert", "it", "next");
  }

  @Test
  void a_fault_on_v1_keeps_the_call_from_happening_unless_it_hits_afterwards() {
    faults.on("v1/ackanomalies").inject(Fault.dropBeforeAnswer());
    faults.on("v1/ackanomalies").inject(Fault.dropAfterAdvance());
    String target = "/api/v1/ackanomalies?users=%s&token=" + NetskopeSimulator.V1_TOKEN;

    fixture.tenant.answer(SimulatorRequest.get(target.formatted("one")));
    fixture.tenant.answer(SimulatorRequest.get(target.formatted("two")));

    assertThat(fixture.tenant.v1().acknowledgedUsers()).containsExactly("two");
  }

  private SimulatorAnswer broken(Fault fault) {
    faults.on("events/alert").inject(fault.beforeAdvance());
    return fixture.ask("events/alert", "it", "next");
  }
}
