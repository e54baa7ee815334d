package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each route of docs/producer.adoc works, and each is shown there. */
class ProducerDocumentationTest extends QueryRouteTest {
  private static final CopiedRoutes ROUTES = new CopiedRoutes(ProducerRoutes.class);
  private static final Path PAGE = Path.of("../docs/producer.adoc");

  @BeforeEach
  void component() throws Exception {
    var component = context.getComponent("netskope", NetskopeComponent.class);
    component.getConfiguration().setTenant(tenant().baseUrl());
    component.setV1Token(NetskopeSimulator.V1_TOKEN);
    routes(new ProducerRoutes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alerts",
        "events",
        "report",
        "clients",
        "all-alerts",
        "quarantine",
        "download",
        "block",
        "legalhold",
        "block-urls",
        "block-files",
        "ack-anomalies",
        "ack-credentials",
        "instances",
        "user",
        "upload-token",
        "steering-list",
        "steering",
        "roles",
        "scan",
        "widget",
        "pops"
      })
  void each_route_works(String route) {
    Map<String, Object> headers =
        Map.of("profile", 1, "file", "file-2", "user", "user1@example.com");
    Object body = route.equals("block-urls") ? List.of("a.example", "b.example") : null;

    Exchange answer = send("direct:" + route, body, headers);

    assertThat(answer.getException()).isNull();
    assertThat(tenant().journal().size()).isPositive();
  }

  @Test
  void a_record_is_enriched_by_its_device() throws Exception {
    MockEndpoint enriched = context.getEndpoint("mock:alert-with-its-device", MockEndpoint.class);
    enriched.expectedMessageCount(1);

    Exchange answer =
        send("direct:alert-with-its-device", Map.of("hostname", "HOST-1", "user", "a"), Map.of());

    assertThat(answer.getException()).isNull();
    enriched.assertIsSatisfied();
    assertThat(enriched.getExchanges().get(0).getMessage().getHeader("device")).isNotNull();
  }

  @Test
  void the_rest_after_a_failure_can_be_queried() {
    tenant(tenant -> tenant.feed("events/alert", feed -> feed.records(2500)));
    context
        .getComponent("netskope", NetskopeComponent.class)
        .getConfiguration()
        .setTenant(tenant().baseUrl());
    requireContinued("v1/alerts", "direct:all-alerts-in-two-goes");
  }

  @Test
  void each_part_of_the_routes_is_shown_on_the_page() throws IOException {
    assertThat(ROUTES.shownOn(PAGE)).isNotEmpty().isEqualTo(ROUTES.parts());
  }

  @Test
  void the_code_on_the_page_is_that_of_the_routes() throws IOException {
    ROUTES.requireOn(PAGE);
  }
}
