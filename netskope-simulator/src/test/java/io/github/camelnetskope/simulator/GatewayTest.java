package io.github.camelnetskope.simulator;

import static io.github.camelnetskope.simulator.TenantFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GatewayTest {

  private static final String ALERT = "/api/v2/events/dataexport/events/alert?operation=next";

  private final TenantFixture fixture =
      TenantFixture.with(options -> options.rateLimit(true).rateLimitGrace(Duration.ZERO));

  @Test
  void an_unknown_path_is_not_routed() {
    SimulatorAnswer answer = fixture.ask("events/clientstatus", "it", "next");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).isEqualTo("{\"message\":\"no Route matched with those values\"}");
    assertThat(fixture.tenant.answer(SimulatorRequest.get("/")).status()).isEqualTo(404);
  }

  @Test
  void every_known_feed_is_there() {
    assertThat(Feeds.ALL)
        .hasSize(24)
        .allSatisfy(feed -> assertThat(fixture.ask(feed, "it", "next").status()).isEqualTo(200));
  }

  @Test
  void a_new_type_is_there_when_it_is_configured() {
    fixture.tenant.feed("alerts/quantum").records("{}");

    assertThat(fixture.ask("alerts/quantum", "it", "next").status()).isEqualTo(200);
  }

  @Test
  void a_slash_at_the_end_of_the_path_is_accepted() {
    SimulatorRequest request =
        SimulatorRequest.get("/api/v2/events/dataexport/events/alert/?operation=next&index=it")
            .token(NetskopeSimulator.TOKEN);

    assertThat(fixture.tenant.answer(request).status()).isEqualTo(200);
  }

  @Test
  void no_token_and_an_unknown_token_are_401() {
    assertThat(fixture.tenant.answer(SimulatorRequest.get(ALERT)).status()).isEqualTo(401);
    assertThat(fixture.tenant.answer(SimulatorRequest.get(ALERT).token("x")).status())
        .isEqualTo(401);
  }

  @Test
  void some_tenants_answer_403_to_an_unknown_token() {
    SimulatedTenant tenant = SimulatedTenant.builder().unknownTokenStatus(403).build();

    assertThat(tenant.answer(SimulatorRequest.get(ALERT)).status()).isEqualTo(403);
  }

  @Test
  void the_token_may_come_as_bearer() {
    SimulatorRequest request =
        SimulatorRequest.get(ALERT).header("authorization", "Bearer " + NetskopeSimulator.TOKEN);

    assertThat(fixture.tenant.answer(request).status()).isEqualTo(200);
  }

  @Test
  void a_v1_token_is_no_v2_token() {
    assertThat(
            fixture
                .tenant
                .answer(SimulatorRequest.get(ALERT).token(NetskopeSimulator.V1_TOKEN))
                .status())
        .isEqualTo(401);
  }

  @Test
  void a_token_ends_when_it_expires() {
    fixture.tenant.tokens().expire(NetskopeSimulator.TOKEN, fixture.tenant.now().plusSeconds(10));

    assertThat(fixture.ask("events/alert", "it", "next").status()).isEqualTo(200);
    fixture.clock.advanceSeconds(10);
    assertThat(fixture.ask("events/alert", "it", "next").status()).isEqualTo(401);
  }

  @Test
  void a_rotated_token_works_and_the_old_one_does_not() {
    fixture.tenant.tokens().replaceBy("fresh");

    assertThat(fixture.ask("events/alert", "it", "next").status()).isEqualTo(401);
    assertThat(fixture.tenant.answer(SimulatorRequest.get(ALERT).token("fresh")).status())
        .isEqualTo(200);
  }

  @Test
  void a_feed_out_of_scope_is_403_and_the_others_are_not() {
    fixture.tenant.tokens().forbid("alerts/dlp");

    SimulatorAnswer refused = fixture.ask("alerts/dlp", "it", "next");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text()).isEqualTo("{\"message\":\"You cannot consume this service\"}");
    assertThat(fixture.ask("alerts/uba", "it", "next").status()).isEqualTo(200);
    fixture.tenant.tokens().allow("alerts/dlp");
    assertThat(fixture.ask("alerts/dlp", "it", "next").status()).isEqualTo(200);
  }

  @Test
  void the_fifth_request_of_a_second_is_429_and_says_when_to_come_back() {
    IntStream.range(0, 4).forEach(i -> fixture.ask("events/page", "it", "next"));

    SimulatorAnswer fifth = fixture.ask("events/page", "it", "next");

    assertThat(fifth.status()).isEqualTo(429);
    assertThat(fifth.text()).isEqualTo("{\"message\":\"API rate limit exceeded\"}");
    assertThat(fifth.headerValue("Retry-After")).contains("1");
    assertThat(fifth.headerValue("RateLimit-Remaining")).contains("0");
    assertThat(fixture.tenant.journal().count(429)).isOne();
  }

  @Test
  void the_limit_is_counted_for_each_endpoint_and_within_one_second() {
    IntStream.range(0, 4).forEach(i -> fixture.ask("events/page", "it", "next"));

    assertThat(fixture.ask("events/network", "it", "next").status()).isEqualTo(200);
    fixture.clock.advance(Duration.ofMillis(999));
    assertThat(fixture.ask("events/page", "it", "next").status()).isEqualTo(429);
    fixture.clock.advance(Duration.ofMillis(1));
    assertThat(fixture.ask("events/page", "it", "next").status()).isEqualTo(200);
  }

  @Test
  void every_answer_counts_down_the_limit() {
    SimulatorAnswer answer = fixture.ask("events/page", "it", "next");

    assertThat(answer.headerValue("ratelimit-limit")).contains("4");
    assertThat(answer.headerValue("ratelimit-remaining")).contains("3");
    assertThat(answer.headerValue("ratelimit-reset")).contains("1");
  }

  @Test
  void a_refusal_has_the_headers_of_the_limit_and_is_not_counted() {
    SimulatorAnswer refused = fixture.tenant.answer(SimulatorRequest.get(ALERT));

    assertThat(refused.headerValue("RateLimit-Remaining")).contains("4");
  }

  @Test
  void only_get_is_allowed() {
    SimulatorRequest post =
        SimulatorRequest.post(ALERT, "application/json", "{}").token(NetskopeSimulator.TOKEN);

    assertThat(fixture.tenant.answer(post).status()).isEqualTo(405);
  }

  @ParameterizedTest
  @EnumSource(RateLimitHeaders.class)
  void the_limit_headers_come_in_any_spelling(RateLimitHeaders spelling) {
    TenantFixture other = TenantFixture.with(options -> options.rateLimitHeaders(spelling));

    String names = other.ask("events/page", "it", "next").headers().keySet().toString();

    switch (spelling) {
      case CANONICAL -> assertThat(names).contains("RateLimit-Reset");
      case LOWER_CASE -> assertThat(names).contains("ratelimit-reset");
      case UPPER_CASE -> assertThat(names).contains("RATELIMIT-RESET");
      case MISSPELT -> assertThat(names).contains("RateLimit-Rest,").doesNotContain("-Reset");
      case MISSING -> assertThat(names).doesNotContainIgnoringCase("ratelimit");
    }
  }

  @Test
  void a_second_request_of_the_same_cursor_is_409_while_the_first_is_open() {
    try (OpenRequest open = fixture.tenant.open(request("events/page", "it", "next"))) {
      assertThat(open.answer().status()).isEqualTo(200);
      assertThat(fixture.ask("events/page", "it", "next").status()).isEqualTo(409);
      assertThat(fixture.ask("events/page", "other", "next").status()).isEqualTo(200);
      assertThat(fixture.ask("events/network", "it", "next").status()).isEqualTo(200);
    }
    assertThat(fixture.ask("events/page", "it", "next").status()).isEqualTo(200);
  }
}
