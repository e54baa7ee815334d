package io.github.camelnetskope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** API v2 beside the iterator, as it is described. */
class OperationApiTest {
  private static final String WINDOW = "starttime=1700000000&endtime=1800000000";

  private final SimulatedTenant tenant =
      SimulatedTenant.builder()
          .clock(InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")))
          .feed("events/alert", feed -> feed.records(25))
          .build();

  private SimulatorAnswer get(String path) {
    return tenant.answer(
        SimulatorRequest.get("/api/v2/" + path.replace(" ", "%20")).token(NetskopeSimulator.TOKEN));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          events/data/alert?WINDOW&limit=3              | 200 | {"ok":1,"result":[{
          events/data/alert                             | 400 | Time parameters are not passed
          events/data/alert?WINDOW&insertionstarttime=1 | 400 | cannot be combined
          events/data/alert?WINDOW&limit=5001           | 400 | limit must be between
          events/data/alert?WINDOW&query=)              | 200 | {"ok":0,"result":"Invalid query"}
          events/data/incident?WINDOW                   | 404 | no Route matched with those values
          events/datasearch/alert?WINDOW                | 400 | timeout is required
          events/datasearch/alert?WINDOW&timeout=9&limit=2  | 200 | "status":{"count":2,"execution":"SUCCESS"
          events/datasearch/alert?WINDOW&timeout=9&query=)  | 200 | "execution":"FAILED"
          events/datasearch/alert?WINDOW&timeout=9&groupbys=alert_type | 200 | [{"_id":{"alert_type":
          events/datasearch/audit?WINDOW&timeout=9      | 404 | no Route
          policy/urllist                                | 200 | [{"id":1,
          policy/urllist?pending=1                      | 200 | []
          policy/urllist/1                              | 200 | {"id":1,
          steering/apps/private/77                      | 200 | "No private app with id '77' is found."
          infrastructure/publishers/77                  | 200 | {"status":"not found"}
          scim/Users?startIndex=12&count=5              | 200 | {"Resources":[{"id":"u-12"
          services/cci/app?apps=unknown                 | 200 | "status_code":204
          incidents/dlpincidents/7/forensics            | 200 | {"status":"success","data":{"content"
          incidents/dlpincidents/404/forensics          | 200 | {"status":"error","data":{"error":"Incident's Forensic File not found
          incidents/dlpincidents/404/originalfile       | 200 | {"status":"error"
          incidents/dlpincidents/400/subfile            | 400 | {"status":"error","data":{"error":"Incident not found."}}
          incidents/dlpincidents/7/originalfile         | 200 | PK
          casbapi/apps/box/instances/i/files/a%2Fb/content | 200 | content of a/b in box
          casbapi/apps/box/instances/i/files/a/b/content | 404 | no Route
          incidents/malwareanalysis/reports/1           | 400 | Invalid md5
          nsiq/url/recategorizations?limit=11           | 400 | limit must be between 1 and 10
          nsiq/url/recategorizations/t-2/urls/u-9       | 404 | {"error_message":"url not found","status":"Error"}
          services/cci/data                             | 200 | {"data":{"category":[
          infrastructure/publishers/1/apps              | 200 | {"data":[{"id":1
          """)
  void each_family_answers_in_its_own_way(String path, int status, String body) {
    SimulatorAnswer answer = get(path.replace("WINDOW", WINDOW));

    assertThat(answer.text()).contains(body);
    assertThat(answer.status()).isEqualTo(status);
  }

  @Test
  void a_path_is_known_by_its_method() {
    SimulatorRequest post =
        SimulatorRequest.post("/api/v2/events/data/alert", "application/json", "{}")
            .token(NetskopeSimulator.TOKEN);

    assertThat(tenant.answer(post).status()).isEqualTo(404);
  }

  @Test
  void the_fifth_request_of_a_second_is_refused_for_any_id() {
    for (int i = 0; i < 4; i++) {
      assertThat(get("policy/urllist/" + i).status()).isNotEqualTo(429);
    }

    SimulatorAnswer fifth = get("policy/urllist");

    assertThat(fifth.status()).isEqualTo(429);
    assertThat(fifth.headerValue("Retry-After")).contains("1");
    assertThat(get("scim/Users").status()).isEqualTo(200);
  }

  /** 30 a second and 1000 an hour: the thousand are gone after 34 seconds. */
  @Test
  void the_request_after_a_thousand_in_an_hour_is_refused() {
    VirtualClock clock = VirtualClock.at("2026-01-01T00:00:00Z");
    SimulatedTenant counting =
        SimulatedTenant.builder().clock(clock).rateLimitGrace(Duration.ZERO).build();
    SimulatorRequest request =
        SimulatorRequest.get("/api/v2/infrastructure/publishers/1").token(NetskopeSimulator.TOKEN);
    for (int i = 0; i < 1000; i++) {
      assertThat(counting.answer(request).status()).isEqualTo(200);
      clock.advance(Duration.ofMillis(34));
    }

    SimulatorAnswer tooMany = counting.answer(request);
    clock.advance(Duration.ofHours(1).minusMillis(34_001));
    SimulatorAnswer stillTooMany = counting.answer(request);
    clock.advance(Duration.ofMillis(1));

    assertThat(tooMany.status()).isEqualTo(429);
    assertThat(tooMany.headerValue("Retry-After")).contains("3566");
    assertThat(tooMany.headerValue("RateLimit-Remaining")).contains("0");
    assertThat(stillTooMany.status()).isEqualTo(429);
    assertThat(counting.answer(request).status()).isEqualTo(200);
    assertThat(counting.answer(request).status()).isEqualTo(429);
  }

  @Test
  void a_scope_is_that_of_a_path_whatever_the_id_is() {
    tenant.tokens().forbid("v2/policy/urllist");

    assertThat(get("policy/urllist/1").status()).isEqualTo(403);
    assertThat(get("scim/Users").status()).isEqualTo(200);
  }

  @Test
  void a_page_has_no_more_rows_than_the_tenant_gives_at_once() {
    SimulatedTenant stingy =
        SimulatedTenant.builder()
            .clock(InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")))
            .pageSize(7)
            .feed("events/alert", feed -> feed.records(25))
            .build();
    String path = "/api/v2/events/data/alert?limit=20&offset=20&" + WINDOW;

    SimulatorAnswer answer =
        stingy.answer(SimulatorRequest.get(path).token(NetskopeSimulator.TOKEN));

    assertThat(answer.text().split("\"_id\"", -1)).hasSize(1 + 5);
  }
}
