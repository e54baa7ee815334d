package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.simulator.Fault;
import io.github.camelnetskope.simulator.v2.Incidents;
import io.github.camelnetskope.simulator.v2.OperationTenant.Change;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What routes rely on when they change something by REST API v2. */
class OperationWritesTest extends OperationRouteTest {
  private static final String LISTS = "policy/urllist";
  private static final Map<String, Object> URLS =
      Map.of("data", Map.of("urls", List.of("new.example"), "type", "exact"));

  private NetskopeException failure(Exchange exchange) {
    assertThat(exchange.getException()).isInstanceOf(NetskopeException.class);
    return (NetskopeException) exchange.getException();
  }

  private List<Change> changes() {
    return tenant().tenant().v2().changes();
  }

  @Test
  void a_change_is_pending_and_the_exchange_says_so() {
    Exchange answer = send(v2(LISTS, "op=append", "id=1"), URLS, Map.of());

    assertThat(text(answer)).contains("\"pending\":1");
    assertThat(answer.getMessage().getHeader(NetskopeConstants.DEPLOY_NEEDED)).isEqualTo(true);
    assertThat(tenant().tenant().v2().urlLists().live("list 1")).containsExactly("a1.example.com");
  }

  @Test
  void with_deploy_a_change_is_live_when_the_exchange_continues() {
    Exchange answer = send(v2(LISTS, "op=replace", "id=1", "deploy=true"), URLS, Map.of());

    assertThat(text(answer)).startsWith("{\"id\":1");
    assertThat(answer.getMessage().getHeader(NetskopeConstants.DEPLOY_NEEDED)).isEqualTo(false);
    assertThat(tenant().tenant().v2().urlLists().live("list 1")).containsExactly("new.example");
  }

  @Test
  void a_deployment_that_fails_says_that_the_change_has_happened() {
    tenant().tenant().tokens().forbid("v2/policy/urllist/deploy");

    Exchange answer = send(v2(LISTS, "op=append", "id=1", "deploy=true"), URLS, Map.of());

    assertThat(failure(answer))
        .isInstanceOf(NetskopeException.Forbidden.class)
        .hasMessageContaining("op=deploy, after op=append, which has happened and is pending")
        .hasMessageContaining("urllist (/api/v2/policy/urllist/deploy) with the right to write");
    assertThat(answer.getMessage().getHeader(NetskopeConstants.DEPLOY_NEEDED)).isEqualTo(true);
  }

  @Test
  void a_change_that_fails_is_not_deployed() {
    Exchange answer = send(v2(LISTS, "op=append", "id=99", "deploy=true"), URLS, Map.of());

    assertThat(failure(answer)).hasMessageContaining("URL list not found");
    assertThat(changes()).isEmpty();
    assertThat(tenant().journal().size()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"op=list", "op=deploy"})
  void a_body_is_not_read_by_an_operation_without_one(String op) throws Exception {
    var body = new ByteArrayInputStream(new byte[] {1, 2, 3});

    text(send(v2(LISTS, op), body, Map.of()));

    assertThat(body.available()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          policy/urllist   | op=create       | {"name":"x"}       | body: was a value of 17 characters, allowed is JSON or a map with name, data.urls, data.type
          policy/urllist   | op=append&id=1  | no json            | allowed is JSON or a map with data.urls
          policy/urllist   | op=append       | {"data":{"urls":[],"type":"exact"}} | id: was ''
          policy/urllist   | op=list&deploy=true | {}             | deploy: was a value of 4 characters, allowed is no value
          policy/urllist   | op=append&id=1&deploy=yes | {}       | deploy: was a value of 3 characters, allowed is one of true, false
          incidents/update | op=update       | {"payload":[{"object_id":"a","incident_id":1,"field":"status","new_value":"x","user":"u"}]} | without payload[].object_id
          incidents/update | op=updateByObject | {"payload":[{"object_id":"a","field":"status","new_value":"x","user":"u"}]} | payload[].old_value
          services/cci/tags | op=delete      | {}                 | param.tags: was ''
          """)
  void a_query_that_the_tenant_would_refuse_is_not_sent(
      String path, String options, String body, String refusal) {
    Map<String, Object> headers = new HashMap<>();
    for (String option : options.split("&", -1)) {
      headers.put(option.split("=", -1)[0], option.split("=", -1)[1]);
    }

    Exchange answer = send(v2(path), body, Map.of(NetskopeConstants.PARAMETERS, headers));

    assertThat(answer.getException()).hasMessageContaining(refusal);
    assertThat(tenant().journal().size()).isZero();
  }

  private static String update(String entry) {
    return "{\"payload\":[{%s,\"field\":\"status\",\"new_value\":\"closed\",\"user\":\"u\"}]}"
        .formatted(entry);
  }

  @Test
  void incidents_are_updated_by_their_id_or_by_their_object() {
    text(send(v2("incidents/update"), update("\"incident_id\":" + Incidents.FIRST), Map.of()));
    String byObject = "\"old_value\":\"new\",\"object_id\":\"" + Incidents.object(0) + "\"";
    text(send(v2("incidents/update", "op=updateByObject"), update(byObject), Map.of()));
    Exchange again = send(v2("incidents/update", "op=updateByObject"), update(byObject), Map.of());

    assertThat(tenant().tenant().v2().incidents().value(Incidents.FIRST + 1, "status"))
        .isEqualTo("closed");
    assertThat(failure(again))
        .isInstanceOf(NetskopeException.RequestRejected.class)
        .hasMessageContaining("0 of 1 entries were taken")
        .hasMessageContaining("old_value is not the value any more")
        .hasMessageContaining("To find out: v2/events/datasearch/incident");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          200 | {"ok":0,"result":"incident_id attribute needs to be integer"} | false | needs to be integer
          200 | {"result":[{"ok":0,"result":"no"}]}                           | true  | 0 of 1 entries were taken
          200 | {"ok":1,"result":"0"}                                         | true  | 0 of 1 entries were taken
          500 | {"message":"Please try again later"}                          | false | no incident fits
          500 | {"message":"Database error"}                                  | true  | Whether it happened is unclear
          409 | {"message":"conflict"}                                        | false | ask again in 30 s
          """)
  void each_refusal_of_an_update_is_reported_and_not_repeated(
      int status, String body, boolean mayHaveHappened, String text) {
    tenant()
        .faults()
        .on("v2/incidents/update")
        .always()
        .inject(Fault.status(status, "application/json", body));

    Exchange answer = send(v2("incidents/update"), update("\"incident_id\":1"), Map.of());

    assertThat(failure(answer))
        .isInstanceOf(NetskopeException.RequestRejected.class)
        .hasMessageContaining(text)
        .extracting(NetskopeException::mayHaveHappened)
        .isEqualTo(mayHaveHappened);
    assertThat(tenant().journal().size()).isEqualTo(1);
  }

  @Test
  void an_update_may_be_answered_by_a_list() {
    tenant()
        .faults()
        .on("v2/incidents/update")
        .inject(
            Fault.status(
                200,
                "application/json",
                "{\"result\":[{\"ok\":1,\"result\":\"Update Successful\"}]}"));

    Exchange answer = send(v2("incidents/update"), update("\"incident_id\":1"), Map.of());

    assertThat(text(answer)).startsWith("[{\"ok\":1");
  }

  @Test
  void the_second_action_on_a_file_is_reported_as_already_processed() {
    String restore = v2("casbapi/incidents/quarantine", "op=restore", "id=aB1==");

    text(send(restore));

    assertThat(failure(send(restore)))
        .hasMessageContaining("already processed")
        .hasMessageContaining("processed before, so nothing was done");
    assertThat(changes()).extracting(Change::body).containsExactly("{}");
  }

  @Test
  void a_token_that_was_already_handed_out_is_reported() {
    tenant()
        .faults()
        .on("v2/events/token/transaction_events")
        .inject(Fault.status(449, "application/json", "{\"message\":\"already fetched\"}"));

    assertThat(failure(send(v2("events/token/transaction_events"))))
        .hasMessageContaining("param.regenerate=true makes another");
  }

  @Test
  void a_repeated_deletion_that_finds_nothing_succeeds() {
    tenant().faults().on("v2/scim/Users/u-1").inject(Fault.dropAfterAdvance());
    tenant().faults().on("v2/infrastructure/publishers/1").inject(Fault.dropAfterAdvance());

    Exchange user = send(v2("scim/Users", "op=delete", "id=u-1"));
    Exchange publisher = send(v2("infrastructure/publishers", "op=delete", "id=1"));
    Exchange none = send(v2("scim/Users", "op=delete", "id=u-1"));

    assertThat(user.getException()).isNull();
    assertThat(publisher.getException()).isNull();
    assertThat(failure(none)).hasMessageContaining("This id may not exist");
  }

  @Test
  void scim_requests_have_the_scim_content_type() {
    text(send(v2("scim/Users", "op=create"), Map.of("userName", "n@example.com"), Map.of()));

    assertThat(tenant().journal().entries().get(0).headers())
        .containsEntry("Content-Type", "application/scim+json");
  }
}
