package io.github.camelnetskope.simulator;

import static io.github.camelnetskope.simulator.TenantFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryApiTest {

  private static final String TOKEN = "token=" + NetskopeSimulator.V1_TOKEN;

  private final TenantFixture fixture =
      TenantFixture.with(
          options ->
              options
                  .feed(
                      "events/alert",
                      feed ->
                          feed.records(
                              alert("a", 100, "alice"),
                              alert("b", 300, "bob"),
                              alert("c", 200, "alice"),
                              alert("d", 300, "carol")))
                  .feed("events/page", feed -> feed.records(50))
                  .feed("alerts/dlp", feed -> feed.records(alert("x", 150, "dan"))));

  @Test
  void success_is_an_envelope_of_status_msg_and_data() {
    SimulatorAnswer answer = get("alerts?starttime=0&endtime=1000");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(json(answer).path("status").asText()).isEqualTo("success");
    assertThat(json(answer).path("msg").asText("none")).isEmpty();
    assertThat(json(answer).path("data")).hasSize(4);
    assertThat(answer.headerValue("RateLimit-Limit")).isEmpty();
  }

  @Test
  void a_wrong_token_is_an_error_at_http_200() {
    SimulatorAnswer answer =
        fixture.tenant.answer(SimulatorRequest.get("/api/v1/clients?token=wrong"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text())
        .isEqualTo(
            "{\"status\":\"error\",\"errorCode\":\"Authorization Error\",\"errors\":[\"Invalid REST"
                + " API Token. Please contact administrator\"],\"warnings\":[\"\"]}");
  }

  @Test
  void the_v2_token_is_refused() {
    assertThat(
            json(fixture.tenant.answer(
                    SimulatorRequest.get("/api/v1/clients?token=" + NetskopeSimulator.TOKEN)))
                .path("status")
                .asText())
        .isEqualTo("error");
  }

  @Test
  void token_and_parameters_may_stand_in_query_form_or_json() {
    SimulatorRequest form =
        SimulatorRequest.post(
            "/api/v1/alerts",
            "application/x-www-form-urlencoded",
            TOKEN + "&starttime=0&endtime=150");
    SimulatorRequest json =
        SimulatorRequest.post(
            "/api/v1/alerts?starttime=0",
            "application/json",
            "{\"token\":\"" + NetskopeSimulator.V1_TOKEN + "\",\"endtime\":150}");

    assertThat(ids(fixture.tenant.answer(form))).containsExactly("a");
    assertThat(ids(fixture.tenant.answer(json))).containsExactly("a");
  }

  @Test
  void the_start_is_exclusive_and_the_end_inclusive() {
    assertThat(ids(get("alerts?starttime=100&endtime=200"))).containsExactly("c");
  }

  @Test
  void the_newest_comes_first_and_limit_and_skip_page_through() {
    assertThat(ids(get("alerts?starttime=0&endtime=1000"))).containsExactly("d", "b", "c", "a");
    assertThat(ids(get("alerts?starttime=0&endtime=1000&limit=2&skip=1")))
        .containsExactly("b", "c");
    assertThat(ids(get("alerts?starttime=0&endtime=1000&limit=2&skip=4"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alerts",
        "alerts?starttime=0",
        "alerts?timeperiod=3600&starttime=0&endtime=1",
        "alerts?starttime=0&endtime=1&insertionstarttime=0&insertionendtime=1",
        "alerts?timeperiod=17",
        "alerts?timeperiod=3600&limit=10001",
        "alerts?timeperiod=3600&type=nonsense",
        "alerts?timeperiod=3600&query=user%20eq",
        "report?timeperiod=3600",
        "userconfig",
        "userconfig?email=nobody@example.com",
        "quarantine",
        "updateUrlList",
        "security_assessment",
        "role?op=explode"
      })
  void an_invalid_call_is_an_error_with_http_200(String call) {
    SimulatorAnswer answer = get(call);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(json(answer).path("status").asText()).isEqualTo("error");
    assertThat(json(answer).path("errorCode").asText()).isEqualTo("General Error");
    assertThat(json(answer).path("errors")).isNotEmpty();
  }

  @Test
  void alert_types_are_spelt_with_blanks_and_in_mixed_case() {
    assertThat(ids(get("alerts?starttime=0&endtime=1000&type=DLP"))).containsExactly("x");
    assertThat(ids(get("alerts?starttime=0&endtime=1000&type=dlp"))).containsExactly("x");
    assertThat(
            json(get("alerts?starttime=0&endtime=9&type=Security%20Assessment"))
                .path("status")
                .asText())
        .isEqualTo("success");
  }

  @Test
  void a_query_selects_records() {
    assertThat(ids(query("user eq 'alice'"))).containsExactly("c", "a");
    assertThat(ids(query("user in ['bob', 'carol'] and timestamp gte 300")))
        .containsExactly("d", "b");
    assertThat(ids(query("(user like 'ali' or user eq 'bob') and _id ne 'a'")))
        .containsExactly("b", "c");
  }

  @Test
  void the_time_of_insertion_fetches_everything_once() {
    long now = fixture.clock.instant().getEpochSecond();

    assertThat(ids(get("alerts?insertionstarttime=" + (now - 1) + "&insertionendtime=" + now)))
        .hasSize(4);
    assertThat(ids(get("alerts?insertionstarttime=" + now + "&insertionendtime=" + (now + 9))))
        .isEmpty();
  }

  @Test
  void events_carry_the_time_of_their_insertion() {
    JsonNode data = json(get("events?type=page&timeperiod=604800&limit=20")).path("data");

    assertThat(data).hasSize(20);
    assertThat(data)
        .allMatch(
            event ->
                event.path("_insertion_epoch_timestamp").asLong()
                    >= event.path("timestamp").asLong());
    List<Long> times = new ArrayList<>();
    data.forEach(event -> times.add(event.path("timestamp").asLong()));
    assertThat(times).isSortedAccordingTo((left, right) -> Long.compare(right, left));
  }

  @Test
  void a_report_counts_by_group() {
    JsonNode rows =
        json(get("report?type=alert&groupby=user&starttime=0&endtime=1000")).path("data");

    assertThat(rows.toString())
        .isEqualTo(
            "[{\"user\":\"alice\",\"count\":2},{\"user\":\"bob\",\"count\":1},"
                + "{\"user\":\"carol\",\"count\":1}]");
  }

  @Test
  void an_endpoint_that_is_unknown_or_out_of_scope_is_refused() {
    fixture.tenant.tokens().forbid("v1/clients");

    assertThat(get("clients").status()).isEqualTo(403);
    assertThat(get("clients").text()).isEqualTo("{\"message\":\"access denied\"}");
    assertThat(get("nonsense").status()).isEqualTo(404);
  }

  private SimulatorAnswer query(String text) {
    return get("alerts?starttime=0&endtime=1000&query=" + encoded(text));
  }

  private SimulatorAnswer get(String call) {
    String separator = call.contains("?") ? "&" : "?";
    return fixture.tenant.answer(SimulatorRequest.get("/api/v1/" + call + separator + TOKEN));
  }

  private static List<String> ids(SimulatorAnswer answer) {
    List<String> ids = new ArrayList<>();
    json(answer).path("data").forEach(record -> ids.add(record.path("_id").asText()));
    return ids;
  }

  private static String alert(String id, int timestamp, String user) {
    return "{\"_id\":\"%s\",\"timestamp\":%d,\"user\":\"%s\"}".formatted(id, timestamp, user);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
