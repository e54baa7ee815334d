package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.client.QueryRefusedException;
import io.github.camelnetskope.simulator.JournalEntry;
import io.github.camelnetskope.simulator.SimulatorRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.converter.stream.InputStreamCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answer of each endpoint, and the parameters of a query. */
class QueryAnswerTest extends QueryRouteTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "alerts | timePeriod=86400&limit=2 | [{",
        "events | timePeriod=86400&type=page | []",
        "report | timePeriod=86400&type=alert&groupBy=application | [",
        "clients | limit=2 | [{\"attributes\":{",
        "userconfig | email=user1@example.com&configType=agent | {\"email\":",
        "quarantine | op=get-files | {\"quarantined\":[{",
        "legalhold | op=get-files | {\"legalhold\":[{",
        "uploadtoken | maxRetries=0 | {\"token\":",
        "steeringconfiglist | maxRetries=0 | [{\"config_id\":",
        "steeringconfig | param.config=x | {\"config_id\":",
        "app_instances | op=list | [{\"app\":",
        "role | op=list | [{",
        "csa_scan | op=start | {\"scan_id\":",
        "security_assessment | limit=1 | [{",
        "public_cloud/rule_evaluate | maxRetries=0 | {\"resources\":4",
        "introspection_instance | maxRetries=0 | [{",
        "widgets_in_report | param.report=5 | [{",
        "discovery/upload_url | maxRetries=0 | {\"url\":",
        "ipsec/pops | maxRetries=0 | [{"
      })
  void the_result_of_each_endpoint_is_the_body(String endpoint, String options, String begin) {
    Exchange answer = send(uri(endpoint, options));

    assertThat(text(answer)).startsWith(begin);
    assertThat(answer.getMessage().getHeader(NetskopeConstants.RESPONSE_CODE)).isEqualTo(200);
    assertThat(tenant().journal().count(200)).isEqualTo(1);
  }

  @Test
  void a_change_is_confirmed_in_a_header_and_has_no_body() {
    Exchange answer = send(uri("updateUrlList", "name=Blocked", "list=a.example,b.example/x"));

    assertThat(answer.getException()).isNull();
    assertThat(answer.getMessage().getBody()).isNull();
    assertThat(answer.getMessage().getHeader(NetskopeConstants.RESPONSE_MESSAGE))
        .isEqualTo("URL List updated successfully");
    assertThat(tenant().tenant().v1().urlLists().entries("Blocked"))
        .containsExactly("a.example", "b.example/x");
  }

  @Test
  void a_list_of_8_MB_arrives_whole() {
    String hash = "0123456789abcdef".repeat(4);
    List<String> hashes = new ArrayList<>();
    for (int i = 0; i < 129_000; i++) {
      hashes.add(hash);
    }

    Exchange answer =
        send(
            uri("updateFileHashList"), Map.of("name", "Malicious files", "list", hashes), Map.of());

    assertThat(answer.getException()).isNull();
    assertThat(tenant().tenant().v1().fileHashLists().entries("Malicious files")).isEqualTo(hashes);
  }

  @Test
  void users_may_be_a_list() {
    send(uri("ackanomalies"), null, Map.of(NetskopeConstants.USERS, List.of("a@b.c", "d@e.f")));
    send(uri("ackcompromisedcred", "users=g@h.i"));

    assertThat(tenant().tenant().v1().acknowledgedUsers())
        .containsExactly("a@b.c", "d@e.f", "g@h.i");
  }

  @Test
  void instances_are_written_as_structures() {
    var instance = Map.of("app", "Box", "instance_id", "9", "tags", List.of("Sanctioned"));

    Exchange written =
        send(uri("app_instances", "op=add"), Map.of("instances", List.of(instance)), Map.of());
    Exchange listed = send(uri("app_instances", "op=list", "param.instance_id=9"));

    assertThat(written.getException()).isNull();
    assertThat(text(listed)).contains("\"tags\":[\"Sanctioned\"]");
  }

  @Test
  void a_body_may_be_bytes_or_maps() {
    Exchange bytes = send(uri("clients", "limit=1", "bodyType=BYTES"));
    Exchange map = send(uri("userconfig", "email=user1@example.com", "bodyType=MAP"));

    assertThat(bytes.getMessage().getBody()).isInstanceOf(byte[].class);
    assertThat(map.getMessage().getBody()).isInstanceOf(Map.class);
  }

  @Test
  void numbers_of_any_size_stay_intact_in_maps() throws IOException {
    answers("alerts", 200, sample("v1_alerts"));

    Exchange answer = send(uri("alerts", "timePeriod=3600", "bodyType=MAP"));

    List<?> records = answer.getMessage().getBody(List.class);
    assertThat((Map<?, ?>) records.get(0))
        .extracting("dlp_incident_id")
        .isEqualTo(4236530301719724613L);
  }

  @Test
  void a_refused_query_is_not_sent() {
    Exchange answer = send(uri("alerts", "type=DLP"));

    assertThat(answer.getException())
        .isInstanceOf(QueryRefusedException.class)
        .hasMessageContaining("exactly one time window");
    assertThat(tenant().journal().size()).isZero();
  }

  @Test
  void options_are_overridden_by_the_body_and_both_by_headers() {
    send(
        uri("clients", "limit=3", "skip=1", "query=host_info.os eq 'Mac'"),
        "{\"limit\": 4, \"skip\": 2}",
        Map.of(NetskopeConstants.LIMIT, 5));

    assertThat(journal().parameters())
        .containsEntry("limit", "5")
        .containsEntry("skip", "2")
        .containsEntry("query", "host_info.os eq 'Mac'");
  }

  private JournalEntry journal() {
    return tenant().journal().entries().get(0);
  }

  @Test
  void a_body_may_be_a_stream_which_others_can_still_read() throws Exception {
    byte[] json = "{\"limit\":4}".getBytes(StandardCharsets.UTF_8);
    var stream = new InputStreamCache(json);

    send(uri("clients", "limit=3"), stream, Map.of());

    assertThat(journal().parameters()).containsEntry("limit", "4");
    assertThat(stream.readAllBytes()).isEqualTo(json);
  }

  @Test
  void a_body_that_is_not_an_object_is_not_taken_as_parameters() {
    assertThat(text(send(uri("clients", "limit=1"), "hello", Map.of()))).startsWith("[{");
    assertThat(text(send(uri("clients", "limit=1"), List.of(1), Map.of()))).startsWith("[{");
  }

  @Test
  void a_body_with_unknown_content_is_refused() {
    Exchange answer = send(uri("clients"), "{\"_id\":\"4711\",\"type\":\"nspolicy\"}", Map.of());

    assertThat(answer.getException())
        .isInstanceOf(QueryRefusedException.class)
        .hasMessageContaining("the parameters of clients are query, limit, skip");
  }

  @Test
  void values_arrive_as_they_were_given() {
    String awkward = "app eq 'a+b & 100%' and user like '[ä]#?日/='";

    send(uri("clients"), Map.of("query", awkward), Map.of());

    assertThat(journal().parameters()).containsEntry("query", awkward);
  }

  @Test
  void the_token_is_in_the_body_of_a_POST() {
    List<SimulatorRequest> requests = new ArrayList<>();
    tenant()
        .faults()
        .hook(
            request -> {
              requests.add(request);
              return Optional.empty();
            });

    send(uri("clients", "limit=1"));

    assertThat(requests)
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.method()).isEqualTo("POST");
              assertThat(request.query()).containsOnlyKeys("limit");
              assertThat(new String(request.body(), StandardCharsets.UTF_8))
                  .isEqualTo("{\"token\":\"simulated-v1-token\"}");
            });
  }
}
