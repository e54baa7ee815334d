package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.simulator.NetskopeSimulator;
import io.github.camelnetskope.simulator.v2.Incidents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each route of docs/v2-examples.adoc works, as it is shown there. */
class OperationExamplesTest extends QueryRouteTest {
  private static final Path EXAMPLES = Path.of("src/test/resources/v2-examples");
  private static final Path PAGE = Path.of("../docs/v2-examples.adoc");

  @TempDir Path folder;

  @BeforeEach
  void component() {
    tenant(
        options ->
            options
                .rateLimit(false)
                .feed("events/alert", feed -> feed.history(Duration.ofMinutes(50)).records(500))
                .feed("events/application", feed -> feed.records(50)));
    var component = context.getComponent("netskope", NetskopeComponent.class);
    component.getConfiguration().setTenant(tenant().baseUrl());
    component.getConfiguration().setToken(NetskopeSimulator.TOKEN);
    context.getPropertiesComponent().addInitialProperty("folder", folder.toString());
    context.getPropertiesComponent().addInitialProperty("list", "1");
    context.getPropertiesComponent().addInitialProperty("nightly", "direct:nightly");
  }

  private Exchange send(String example, Object body, Map<String, Object> headers, String uri)
      throws Exception {
    Path file = EXAMPLES.resolve(example + ".camel.yaml");
    var resource =
        PluginHelper.getResourceLoader(context).resolveResource("file:" + file.toAbsolutePath());
    PluginHelper.getRoutesLoader(context).loadRoutes(resource);
    Exchange answer = send(uri, body, headers);
    assertThat(answer.getException()).isNull();
    return answer;
  }

  @Test
  void the_alerts_of_a_user_are_in_a_file() throws Exception {
    String some = text(send("netskope:v2/events/data/alert?startTime=-PT50M&endTime=-PT10M"));
    Matcher found = Pattern.compile("\"user\":\"([^\"]+)\"").matcher(some);
    assertThat(found.find()).as(some).isTrue();
    String user = found.group(1);

    send("alerts-to-csv", "", Map.of("user", user), "direct:alerts-to-csv");

    assertThat(Files.readAllLines(folder.resolve("alerts.csv")))
        .isNotEmpty()
        .allMatch(line -> line.matches("\\d+," + user + ",.+"));
  }

  @Test
  void the_urls_of_a_feed_are_live() throws Exception {
    send("block-list", List.of("bad.example", "worse.example"), Map.of(), "direct:block-list");

    assertThat(tenant().tenant().v2().urlLists().live("list 1"))
        .containsExactly("a1.example.com", "bad.example", "worse.example");
  }

  @Test
  void an_incident_is_closed() throws Exception {
    Map<String, Object> ticket = Map.of("incident", Incidents.FIRST);

    send("close-incidents", "", ticket, "direct:close-incidents");

    assertThat(tenant().tenant().v2().incidents().value(Incidents.FIRST, "status"))
        .isEqualTo("closed");
  }

  @Test
  void a_report_is_in_a_file() throws Exception {
    send("nightly-report", "", Map.of(), "direct:nightly");

    try (Stream<Path> reports = Files.list(folder)) {
      assertThat(Files.readString(reports.findFirst().orElseThrow())).startsWith("[{\"_id\":");
    }
  }

  @Test
  void a_user_is_asked_for_once() throws Exception {
    AggregationStrategy header =
        (record, score) -> {
          record.getMessage().setHeader("score", score.getMessage().getBody());
          return record;
        };
    context.getRegistry().bind("scoreToHeader", header);
    String uri = "direct:record-with-score";

    send("scores", Map.of("user", "ann"), Map.of(), uri);
    send(uri, Map.of("user", "ann"), Map.of());
    send(uri, Map.of("user", "bob"), Map.of());

    MockEndpoint records = context.getEndpoint("mock:record-with-score", MockEndpoint.class);
    assertThat(records.getExchanges())
        .extracting(exchange -> exchange.getMessage().getHeader("score", String.class))
        .hasSize(3)
        .allMatch(score -> score.contains("950"));
    assertThat(tenant().journal().entries("v2/incidents/uba/getuci")).hasSize(2);
  }

  @Test
  void the_page_shows_each_of_them() throws IOException {
    String page = Files.readString(PAGE);
    try (Stream<Path> examples = Files.list(EXAMPLES)) {
      for (Path example : examples.toList()) {
        assertThat(page).contains("[source,yaml]\n----\n" + Files.readString(example) + "----\n");
      }
    }
  }
}
