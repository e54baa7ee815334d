package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.simulator.Fault;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The routes in YAML of docs/producer.adoc and docs/v2.adoc do what those in Java do, which stand
 * beside them.
 */
class YamlRoutesTest {
  private static final int RECORDS = 2500;
  private static final Path FILES = Path.of("src/test/resources/yaml-routes");
  private static final Map<String, Object> HEADERS =
      Map.of("profile", 1, "file", "file-2", "user", "user1@example.com");

  /** Adds routes to a context. */
  private interface Routes {
    void addTo(CamelContext context) throws Exception;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alerts",
        "events",
        "report",
        "clients",
        "all-alerts",
        "all-alerts-in-two-goes",
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
  void a_route_of_v1_sends_the_same_requests_as_the_one_in_java(String route) throws Exception {
    requireSame(route, new ProducerRoutes(), "v1.camel.yaml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alerts-of-a-user",
        "all-alerts-v2",
        "all-alerts-v2-at-once",
        "all-alerts-v2-in-two-goes",
        "new-list",
        "restore-a-file",
        "reports"
      })
  void a_route_of_v2_sends_the_same_requests_as_the_one_in_java(String route) throws Exception {
    requireSame(route, new OperationRoutes(), "v2.camel.yaml");
  }

  private static void requireSame(String route, RouteBuilder java, String file) throws Exception {
    List<String> ofJava = happened(route, context -> context.addRoutes(java));
    List<String> ofYaml = happened(route, context -> load(context, file));

    assertThat(ofYaml).isNotEmpty().isEqualTo(ofJava);
  }

  private static void load(CamelContext context, String file) throws Exception {
    var resource =
        PluginHelper.getResourceLoader(context)
            .resolveResource("file:" + FILES.resolve(file).toAbsolutePath());
    PluginHelper.getRoutesLoader(context).loadRoutes(resource);
  }

  /** The requests that a route sent, and how many exchanges came to the mocks. */
  private static List<String> happened(String route, Routes routes) throws Exception {
    try (var tenant =
            NetskopeSimulator.builder()
                .rateLimit(false)
                .feed("events/alert", feed -> feed.records(RECORDS))
                .start();
        var context = new DefaultCamelContext()) {
      breakIfNeeded(tenant, route);
      var component = context.getComponent("netskope", NetskopeComponent.class);
      component.getConfiguration().setTenant(tenant.baseUrl());
      component.getConfiguration().setToken(NetskopeSimulator.TOKEN);
      component.setV1Token(NetskopeSimulator.V1_TOKEN);
      routes.addTo(context);
      context.start();
      Exchange answer = send(context, route);
      assertThat(answer.getException()).isNull();
      return Stream.concat(
              tenant.journal().entries().stream()
                  .filter(e -> !isBeyondTheEnd(e.parameters()))
                  .map(e -> e.method() + " " + e.path() + " " + withoutTimes(e.parameters())),
              context.getEndpoints().stream()
                  .filter(MockEndpoint.class::isInstance)
                  .map(e -> e.getEndpointUri() + " " + ((MockEndpoint) e).getReceivedCounter()))
          .filter(line -> !line.endsWith(" 0"))
          .sorted()
          .toList();
    }
  }

  private static Exchange send(CamelContext context, String route) {
    Object body = route.equals("block-urls") ? List.of("a.example", "b.example") : null;
    return context
        .createProducerTemplate()
        .request(
            "direct:" + route,
            exchange -> {
              exchange.getIn().setBody(body);
              HEADERS.forEach(exchange.getIn()::setHeader);
              if (route.equals("restore-a-file")) {
                exchange.getIn().setHeader(NetskopeConstants.ID, "aB1==");
              }
            });
  }

  /** Some routes show what to do after a failure. */
  private static void breakIfNeeded(NetskopeSimulator tenant, String route) {
    switch (route) {
      case "all-alerts-in-two-goes" ->
          tenant.faults().on("v1/alerts").after(1).inject(Fault.status(404));
      case "all-alerts-v2-in-two-goes" ->
          tenant.faults().on("v2/events/data/alert").after(1).inject(Fault.status(404));
      case "restore-a-file" -> tenant.faults().on("*").inject(Fault.dropAfterAdvance());
      default -> {
        // Works at once.
      }
    }
  }

  /** With {@code parallel} the route may have ended before such a request leaves. */
  private static boolean isBeyondTheEnd(Map<String, String> parameters) {
    return Integer.parseInt(parameters.getOrDefault("offset", "0")) > RECORDS;
  }

  private static String withoutTimes(Map<String, String> parameters) {
    return parameters.toString().replaceAll("\\d{10}", "TIME");
  }

  @ParameterizedTest
  @CsvSource({"v1.camel.yaml, producer.adoc", "v2.camel.yaml, v2.adoc"})
  void each_route_in_yaml_is_shown_on_its_page(String file, String page) throws IOException {
    List<String> tags =
        Pattern.compile("# tag::([\\w-]+)")
            .matcher(Files.readString(FILES.resolve(file)))
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(tags).isNotEmpty();
    assertThat(Files.readString(Path.of("../docs", page)))
        .contains(tags.stream().map(tag -> file + ": " + tag + "\n").toList());
  }
}
