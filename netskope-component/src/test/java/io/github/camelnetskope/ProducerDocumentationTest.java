package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.simulator.Fault;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each route of docs/producer.adoc works, and each is shown there. */
class ProducerDocumentationTest extends QueryRouteTest {
  private static final Path ROUTES =
      Path.of("src/test/java/io/github/camelnetskope/ProducerRoutes.java");
  private static final Path PAGE = Path.of("../docs/producer.adoc");
  private static final Pattern COPY =
      Pattern.compile(
          "(// copied from ProducerRoutes\\.java: ([\\w-]+)\n\\[source,java]\n----\n)(.*?)(----\n)",
          Pattern.DOTALL);

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
  void a_record_is_enriched_by_what_is_known_of_its_device() throws Exception {
    MockEndpoint enriched = context.getEndpoint("mock:alert-with-its-device", MockEndpoint.class);
    enriched.expectedMessageCount(1);

    Exchange answer =
        send("direct:alert-with-its-device", Map.of("hostname", "HOST-1", "user", "a"), Map.of());

    assertThat(answer.getException()).isNull();
    enriched.assertIsSatisfied();
    assertThat(enriched.getExchanges().get(0).getMessage().getHeader("device")).isNotNull();
  }

  @Test
  void what_is_left_after_a_failure_can_be_asked_for() {
    tenant(tenant -> tenant.feed("events/alert", feed -> feed.records(2500)));
    context
        .getComponent("netskope", NetskopeComponent.class)
        .getConfiguration()
        .setTenant(tenant().baseUrl());
    tenant().faults().on("v1/alerts").after(1).inject(Fault.status(404));
    MockEndpoint alerts = context.getEndpoint("mock:alert", MockEndpoint.class);

    Exchange answer = send("direct:all-alerts-in-two-goes");

    assertThat(answer.getException()).isNull();
    assertThat(tenant().journal().count(404)).isEqualTo(1);
    assertThat(alerts.getExchanges())
        .extracting(exchange -> exchange.getIn().getBody(String.class))
        .hasSizeGreaterThan(2000)
        .doesNotHaveDuplicates();
  }

  @Test
  void each_part_of_the_routes_is_shown_on_the_page() throws IOException {
    assertThat(found(PAGE, "// copied from ProducerRoutes.java: ([\\w-]+)"))
        .isNotEmpty()
        .isEqualTo(found(ROUTES, "// tag::([\\w-]+)\\[\\]"));
  }

  /** A page is read where it is no page yet: in a forge, in an IDE. So its code stands in it. */
  @Test
  void the_code_on_the_page_is_that_of_the_routes() throws IOException {
    String page = Files.readString(PAGE);
    String copied =
        COPY.matcher(page)
            .replaceAll(
                copy ->
                    Matcher.quoteReplacement(
                        copy.group(1) + routes(copy.group(2)) + copy.group(4)));
    if (System.getProperty("docs.write") != null) {
      Files.writeString(PAGE, copied);
    } else {
      assertThat(page).as("-Ddocs.write copies the routes into the page").isEqualTo(copied);
    }
  }

  private static String routes(String tag) {
    try {
      String text = Files.readString(ROUTES);
      int from = text.indexOf('\n', text.indexOf("// tag::" + tag + "[]")) + 1;
      int to = text.lastIndexOf('\n', text.indexOf("// end::" + tag + "[]")) + 1;
      return text.substring(from, to).stripTrailing().stripIndent() + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> found(Path file, String pattern) throws IOException {
    Set<String> found = new TreeSet<>();
    Pattern.compile(pattern)
        .matcher(Files.readString(file))
        .results()
        .map((MatchResult match) -> match.group(1))
        .forEach(found::add);
    return found;
  }
}
