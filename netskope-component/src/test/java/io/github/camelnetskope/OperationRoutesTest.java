package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.simulator.Fault;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each route of docs/v2.adoc and docs/v1-to-v2.adoc works. */
class OperationRoutesTest extends QueryRouteTest {
  private static final int RECORDS = 2500;

  @BeforeEach
  void component() throws Exception {
    tenant(options -> options.rateLimit(false).feed("events/alert", feed -> feed.records(RECORDS)));
    var component = context.getComponent("netskope", NetskopeComponent.class);
    component.getConfiguration().setTenant(tenant().baseUrl());
    component.getConfiguration().setToken(NetskopeSimulator.TOKEN);
    component.setV1Token(NetskopeSimulator.V1_TOKEN);
    routes(new OperationRoutes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alerts-of-a-user",
        "all-alerts-v2",
        "all-alerts-v2-at-once",
        "reports",
        "m-alerts-v1",
        "m-alerts-v2",
        "m-events-v1",
        "m-events-v2",
        "m-report-v1",
        "m-report-v2",
        "m-clients-v1",
        "m-clients-v2",
        "m-quarantine-v1",
        "m-quarantine-v2",
        "m-list-v1",
        "m-list-v2",
        "m-anomalies-v1",
        "m-roles-v1",
        "m-roles-v2",
        "m-pops-v1",
        "m-pops-v2"
      })
  void each_route_works(String route) {
    Exchange answer = send("direct:" + route, null, Map.of("user", "user1@example.com"));

    assertThat(answer.getException()).isNull();
    assertThat(tenant().journal().size()).isPositive();
  }

  @Test
  void the_rest_after_a_failure_can_be_queried() {
    requireContinued("v2/events/data/alert", "direct:all-alerts-v2-in-two-goes");
  }

  @Test
  void a_new_list_is_live() {
    Exchange answer = send("direct:new-list");

    assertThat(answer.getException()).isNull();
    assertThat(answer.getMessage().getHeader(NetskopeConstants.DEPLOY_NEEDED)).isEqualTo(false);
    assertThat(tenant().tenant().v2().urlLists().live("blocked")).containsExactly("a.example");
  }

  @Test
  void whether_a_file_was_restored_can_be_looked_up() {
    String path = "v2/casbapi/incidents/quarantine/aB1==/restore";
    MockEndpoint look =
        context.getEndpoint("mock:look-whether-it-is-processed", MockEndpoint.class);
    tenant().faults().on("*").inject(Fault.dropAfterAdvance());

    Exchange answer = send("direct:restore-a-file", null, Map.of(NetskopeConstants.ID, "aB1=="));

    assertThat(answer.getException()).isNull();
    assertThat(tenant().journal().entries(path)).hasSize(1);
    assertThat(look.getExchanges().get(0).getMessage().getBody().toString())
        .contains("processed=true");
  }

  @Test
  void files_in_quarantine_are_fetched() {
    MockEndpoint files = context.getEndpoint("mock:quarantined-file", MockEndpoint.class);

    Exchange answer = send("direct:quarantined-files");

    assertThat(answer.getException()).isNull();
    assertThat(files.getExchanges())
        .extracting(exchange -> exchange.getMessage().getBody(String.class).lines().toList().get(0))
        .containsExactly(
            "content of aB1== in onedrive",
            "content of aB2== in onedrive",
            "content of aB3== in onedrive");
  }

  @Test
  void anomalies_are_acknowledged_one_by_one() {
    Exchange answer = send("direct:m-anomalies-v2");

    assertThat(answer.getException()).isNull();
    assertThat(tenant().tenant().v2().changes())
        .extracting(change -> change.path())
        .containsExactly(
            "incidents/anomalies/a1/allow",
            "incidents/anomalies/a2/allow",
            "incidents/anomalies/a3/allow");
  }

  @Test
  void a_record_is_enriched_by_the_score_of_its_user() {
    MockEndpoint enriched = context.getEndpoint("mock:record-with-a-score", MockEndpoint.class);

    Exchange answer = send("direct:record-with-a-score", Map.of("user", "ann"), Map.of());

    assertThat(answer.getException()).isNull();
    Object score = enriched.getExchanges().get(0).getMessage().getHeader("score");
    assertThat(score).extracting("userId").isEqualTo("ann");
  }
}
