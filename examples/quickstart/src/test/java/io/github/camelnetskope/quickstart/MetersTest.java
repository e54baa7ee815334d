package io.github.camelnetskope.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.health.FeedProblem;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Prometheus reads, what the dashboard asks for and what the operations page explains. */
class MetersTest {
  private static final Path DOCS = Path.of(System.getProperty("basedir", ""), "../../docs");
  private static final Path DASHBOARD = DOCS.resolve("grafana/netskope-feeds.json");
  private static final Path OPERATIONS = DOCS.resolve("operations.adoc");
  private static final Pattern METER = Pattern.compile("(netskope_[a-z_]+)");
  private static final Pattern LABEL = Pattern.compile("[{,]([a-z]+)=\"");
  private static final Pattern ASKED_LABEL =
      Pattern.compile("(?:[{,]|label_values\\(\\w+, ?)([a-z]+)(?:\\)|=~)");
  private static final Pattern SUM_AND_LEGEND =
      Pattern.compile("sum by \\(([^)]*)\\)[^\n]*\\s*\"legendFormat\": \"([^\"]*)\"");
  private static final String EVERYTHING =
      "(?s)(?=.*netskope_records_total\\{[^}]*page[^}]*} [1-9]).*status=\"403\".*";
  private static final long PATIENCE_NANOS = 20_000_000_000L;

  private static String scrape;

  @BeforeAll
  static void scrape() throws Exception {
    var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    try (var tenant = NetskopeSimulator.builder().feed("events/page", f -> f.page("{}")).start();
        var context = new DefaultCamelContext()) {
      tenant.tenant().tokens().forbid("alerts/dlp");
      context.getRegistry().bind("metricsRegistry", meters);
      context.addRoutes(
          new RouteBuilder() {
            @Override
            public void configure() {
              from("netskope:dataexport/events/page,alerts/dlp?index=meters&tenant="
                      + tenant.baseUrl()
                      + "&token="
                      + NetskopeSimulator.TOKEN)
                  .stop();
            }
          });
      context.start();
      long end = System.nanoTime() + PATIENCE_NANOS;
      do {
        scrape = meters.scrape();
      } while (!scrape.matches(EVERYTHING) && System.nanoTime() < end);
    }
  }

  @Test
  void prometheus_reads_records_requests_and_lag() {
    assertThat(scrape)
        .contains("netskope_requests_total{", "status=\"403\"")
        .contains("netskope_lag_seconds{", "netskope_wait_seconds{", "netskope_in_flight{")
        .contains("netskope_bytes_total{", "netskope_pages_total{", "netskope_problem{");
  }

  @Test
  void the_dashboard_asks_for_all_meters_that_there_are_and_for_no_others() throws IOException {
    assertThat(found(METER, Files.readString(DASHBOARD))).isEqualTo(found(METER, scrape));
  }

  @Test
  void the_operations_page_explains_all_meters_that_there_are_and_no_others() throws IOException {
    assertThat(found(METER, Files.readString(OPERATIONS))).isEqualTo(found(METER, scrape));
  }

  @Test
  void the_dashboard_asks_for_labels_that_there_are() throws IOException {
    Set<String> asked = found(ASKED_LABEL, Files.readString(DASHBOARD));

    assertThat(asked).contains("tenant", "feed").isSubsetOf(found(LABEL, scrape));
  }

  @Test
  void a_legend_of_the_dashboard_names_the_labels_of_its_sum() throws IOException {
    List<MatchResult> sums = SUM_AND_LEGEND.matcher(Files.readString(DASHBOARD)).results().toList();

    assertThat(sums).hasSize(5);
    for (MatchResult sum : sums) {
      List<String> labels = List.of(sum.group(1).split(", "));
      assertThat(found(LABEL, scrape)).containsAll(labels);
      assertThat(sum.group(2)).startsWith("{{" + String.join("}} {{", labels) + "}}");
    }
  }

  @Test
  void the_dashboard_knows_the_number_of_each_problem() throws IOException {
    String dashboard = Files.readString(DASHBOARD).replaceAll("\\s+", "");

    for (FeedProblem problem : FeedProblem.values()) {
      assertThat(dashboard).contains("\"" + problem.number() + "\":{\"text\":\"" + problem + "\"");
    }
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
