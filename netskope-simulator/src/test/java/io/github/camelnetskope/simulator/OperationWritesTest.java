package io.github.camelnetskope.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.simulator.v2.Incidents;
import io.github.camelnetskope.simulator.v2.OperationTenant.Change;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What API v2 changes, as it is described. */
class OperationWritesTest {
  private final VirtualClock clock = VirtualClock.at("2026-01-01T00:00:00Z");
  private final SimulatedTenant tenant = SimulatedTenant.builder().clock(clock).build();

  private SimulatorAnswer call(String method, String path, String body) {
    SimulatorRequest request =
        SimulatorRequest.of(method, "/api/v2/" + path, Map.of(), body.getBytes(UTF_8));
    return tenant.answer(request.token(NetskopeSimulator.TOKEN));
  }

  private static String urls(String... urls) {
    return "{\"name\":\"block\",\"data\":{\"urls\":[\""
        + String.join("\",\"", urls)
        + "\"],\"type\":\"exact\"}}";
  }

  @Test
  void a_list_is_live_after_the_deployment_of_all() {
    assertThat(call("POST", "policy/urllist", urls("a.example")).text())
        .startsWith("[{\"id\":3")
        .contains("\"pending\":1");
    call("PATCH", "policy/urllist/3/append", urls("b.example"));
    call("PATCH", "policy/urllist/1/replace", urls("c.example"));

    assertThat(tenant.v2().urlLists().entries("block")).containsExactly("a.example", "b.example");
    assertThat(tenant.v2().urlLists().live("block")).isEmpty();
    assertThat(tenant.v2().urlLists().live("list 1")).containsExactly("a1.example.com");

    assertThat(call("POST", "policy/urllist/deploy", "").text()).contains("\"id\":1", "\"id\":3");
    assertThat(tenant.v2().urlLists().live("block")).containsExactly("a.example", "b.example");
    assertThat(tenant.v2().urlLists().live("list 1")).containsExactly("c.example");
    assertThat(call("GET", "policy/urllist?pending=1", "").text()).isEqualTo("[]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          POST   | policy/urllist        | {"name":"list 1","data":{"urls":[],"type":"exact"}} | 400 | already exists
          POST   | policy/urllist        | {"name":"a,b","data":{"urls":[],"type":"exact"}}    | 400 | special characters
          PATCH  | policy/urllist/1/append | {"data":{"urls":["x..y"],"type":"exact"}}         | 400 | [["x..y","not a valid URL"]]
          PATCH  | policy/urllist/1/append | {"data":{"urls":["x.y"],"type":"any"}}            | 400 | type must be
          DELETE | policy/urllist/9      | {}                                                  | 404 | not found
          PATCH  | incidents/update      | {"payload":[{"incident_id":"1","field":"status","new_value":"x"}]} | 200 | {"ok":0,"result":"incident_id attribute needs to be integer"}
          PATCH  | incidents/update      | {"payload":[{"incident_id":1,"field":"severity","new_value":"low"}]} | 200 | severity is invalid
          PATCH  | incidents/update      | {"payload":[{"incident_id":1,"field":"status","new_value":"x"}]}   | 500 | try again later
          PATCH  | incidents/update      | {"payload":[{"object_id":"none","field":"status","old_value":"new","new_value":"x"}]} | 200 | {"ok":1,"result":"0"}
          POST   | services/cci/tags     | {"tag":"preferred","apps":["Box"]}                  | 400 | already present
          POST   | scim/Users            | {"userName":"user1@example.com"}                    | 409 | already exists
          POST   | devices/device/tags   | {"name":"TAG 1"}                                    | 400 | {"success":false,"error":{"message":"a tag with this name exists"}}
          POST   | devices/device/tags   | {"name":"a_b"}                                      | 400 | letters, digits
          POST   | devices/device/tags/bulkadd | {"tags":[1,2,3,4,5,6]}                        | 400 | 1 to 5 ids
          POST   | devices/device/tags/bulkreplace | {"tags":[99]}                             | 400 | tag not found
          PATCH  | devices/device/tags/99 | {"name":"x"}                                       | 400 | tag not found
          DELETE | devices/device/tags/1 | {}                                                  | 404 | no Route matched
          DELETE | incidents/dlpincidents/7/notes/n-9 | {}                                     | 404 | note not found
          POST   | nsiq/retrohunt/ioc/getinfo | {"hash":[]}                                    | 400 | {"error_message":"hash is required","status":"Error"}
          POST   | nsiq/url/recategorizations | {"recat_requests":[{"url":"a.example"}]}       | 400 | email
          POST   | incidents/users/getactiveuci | {}                                           | 400 | {"errorMsg":"watchlist or ratingRank is required"
          DELETE | scim/Users/none       | {}                                                  | 404 | Resource not found
          POST   | steering/apps/private | {"app_name":"x"}                                    | 400 | required
          DELETE | steering/apps/private/77 | {}                                               | 200 | No private app with id '77' is found.
          DELETE | infrastructure/publishers/77 | {}                                           | 200 | {"status":"not found"}
          PATCH  | steering/apps/private/tags | {"tags":[]}                                    | 422 | unfound parameters
          """)
  void a_refusal_changes_nothing(String method, String path, String body, int status, String text) {
    SimulatorAnswer answer = call(method, path, body);

    assertThat(answer.text()).contains(text);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(tenant.v2().changes()).isEmpty();
  }

  @Test
  void incidents_of_an_object_change_if_the_old_value_matches() {
    String update =
        "{\"payload\":[{\"object_id\":\"%s\",\"field\":\"status\",\"old_value\":\"new\",\"new_value\":\"closed\"}]}"
            .formatted(Incidents.object(2));

    assertThat(call("PATCH", "incidents/update", update).text()).contains("\"result\":\"1\"");

    assertThat(tenant.v2().incidents().value(Incidents.FIRST + 2, "status")).isEqualTo("closed");
    assertThat(tenant.v2().incidents().value(Incidents.FIRST + 3, "status")).isEqualTo("closed");
    assertThat(tenant.v2().incidents().value(Incidents.FIRST, "status")).isEqualTo("new");
    clock.advance(Duration.ofSeconds(1));
    assertThat(call("PATCH", "incidents/update", update).text()).contains("\"result\":\"0\"");
    assertThat(tenant.v2().changes()).hasSize(1);
  }

  @Test
  void a_deleted_note_is_gone_and_its_id_is_not_used_again() {
    String notes = "incidents/dlpincidents/7/notes";
    call("POST", notes, "{\"content\":\"second\"}");
    call("DELETE", notes + "/n-1", "");
    call("POST", notes, "{\"content\":\"third\"}");

    assertThat(call("GET", notes, "").text()).contains("\"n-2\"", "\"n-3\"").doesNotContain("n-1");
    assertThat(tenant.v2().changes()).extracting(Change::path).contains(notes + "/n-1");
  }

  @Test
  void hashes_that_are_not_known_make_the_answer_a_part() {
    String hash = "0".repeat(32);

    SimulatorAnswer answer =
        call(
            "POST",
            "nsiq/retrohunt/ioc/getinfo",
            "{\"hash\":[\"%s\",\"%s\"]}".formatted(hash, "f".repeat(64)));

    assertThat(answer.status()).isEqualTo(206);
    assertThat(answer.text()).contains("\"" + hash + "\":{\"seen\":true").doesNotContain("ffff");
    String many = "[" + ("\"" + hash + "\",").repeat(500) + "\"" + hash + "\"]";
    assertThat(call("POST", "nsiq/retrohunt/ioc/getinfo", "{\"hash\":" + many + "}").status())
        .isEqualTo(413);
  }

  @Test
  void a_file_is_processed_once() {
    String file = "casbapi/incidents/quarantine/aB1==/";

    assertThat(call("POST", file + "restore", "{}").status()).isEqualTo(200);
    assertThat(call("POST", file + "block", "{}").status()).isEqualTo(409);
    assertThat(tenant.v2().changes()).extracting(Change::path).containsExactly(file + "restore");
  }

  @Test
  void an_impact_is_taken_once() {
    String impact =
        "{\"user\":\"u\",\"score\":50,\"timestamp\":1700000000000,\"source\":\"s\",\"reason\":\"r\"}";

    assertThat(call("POST", "incidents/user/uciimpact", impact).status()).isEqualTo(200);
    assertThat(call("POST", "incidents/user/uciimpact", impact).status()).isEqualTo(409);
  }

  @Test
  void a_call_that_a_gateway_holds_back_is_carried_out_later() {
    tenant.faults().on("v2/policy/urllist").inject(Fault.status(504).late(Duration.ofSeconds(90)));

    assertThat(call("POST", "policy/urllist", urls("a.example")).status()).isEqualTo(504);
    assertThat(tenant.v2().changes()).isEmpty();
    clock.advance(Duration.ofSeconds(90));

    assertThat(tenant.v2().changes()).hasSize(1);
    assertThat(tenant.journal().entries())
        .extracting(JournalEntry::status)
        .containsExactly(504, 201);
  }

  @Test
  void the_1001st_request_of_an_hour_is_refused() {
    for (int i = 0; i < 1000; i++) {
      assertThat(call("GET", "infrastructure/publishers", "").status()).isEqualTo(200);
      clock.advance(Duration.ofSeconds(1));
    }

    SimulatorAnswer refused = call("GET", "infrastructure/publishers", "");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.headerValue("Retry-After")).contains("2600");
    clock.advance(Duration.ofSeconds(2600));
    assertThat(call("GET", "infrastructure/publishers", "").status()).isEqualTo(200);
  }

  @Test
  void incidents_are_updated_ten_times_a_minute() {
    String update =
        "{\"payload\":[{\"incident_id\":%d,\"field\":\"status\",\"new_value\":\"closed\"}]}"
            .formatted(Incidents.FIRST);
    for (int i = 0; i < 10; i++) {
      assertThat(call("PATCH", "incidents/update", update).status()).isEqualTo(200);
      clock.advance(Duration.ofSeconds(1));
    }

    assertThat(call("PATCH", "incidents/update", update).status()).isEqualTo(429);
    clock.advance(Duration.ofSeconds(50));
    assertThat(call("PATCH", "incidents/update", update).status()).isEqualTo(200);
  }
}
