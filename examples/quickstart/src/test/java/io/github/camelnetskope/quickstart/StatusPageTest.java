package io.github.camelnetskope.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.health.FeedProblem;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StatusPageTest {
  private static final Path DASHBOARD =
      Path.of(System.getProperty("basedir", ""), "../../docs/grafana/netskope-feeds.json");
  private static final Path OPERATIONS =
      Path.of(System.getProperty("basedir", ""), "../../docs/operations.adoc");
  private static final Pattern METER = Pattern.compile("(netskope_[a-z_]+)");
  private static final Pattern LABEL = Pattern.compile("[{,]([a-z]+)=\"");
  private static final Pattern ASKED_LABEL =
      Pattern.compile("(?:by \\(|[{,]|label_values\\(\\w+, ?)([a-z]+)(?:\\)|=~)");

  private static ShownFeeds shown;

  @BeforeAll
  static void show() throws Exception {
    shown = new ShownFeeds();
  }

  @AfterAll
  static void close() {
    shown.close();
  }

  @Test
  void the_json_has_each_feed_and_no_token() {
    String json = shown.await("feeds.json", text -> text.contains("SCOPE_MISSING"));

    assertThat(json)
        .contains("events\\/page", "alerts\\/dlp")
        .doesNotContain(NetskopeSimulator.TOKEN);
  }

  @Test
  void prometheus_reads_records_requests_and_lag() {
    String scrape =
        shown.await(
            "metrics",
            text -> text.matches("(?s).*netskope_records_total\\{[^}]*page[^}]*} [1-9].*"));

    assertThat(scrape)
        .contains("netskope_requests_total{", "status=\"403\"")
        .contains("netskope_lag_seconds{", "netskope_wait_seconds{", "netskope_in_flight{")
        .contains("netskope_bytes_total{", "netskope_pages_total{", "netskope_problem{");
  }

  @Test
  void the_dashboard_asks_for_all_meters_that_there_are_and_for_no_others() throws IOException {
    String scrape = shown.await("metrics", text -> text.contains("netskope_lag_seconds"));

    assertThat(meters(Files.readString(DASHBOARD))).isEqualTo(meters(scrape));
  }

  @Test
  void the_operations_page_explains_all_meters_that_there_are_and_no_others() throws IOException {
    String scrape = shown.await("metrics", text -> text.contains("netskope_lag_seconds"));

    assertThat(meters(Files.readString(OPERATIONS))).isEqualTo(meters(scrape));
  }

  @Test
  void the_dashboard_asks_for_labels_that_there_are() throws IOException {
    String scrape = shown.get("metrics");
    Set<String> asked = found(ASKED_LABEL, Files.readString(DASHBOARD));

    assertThat(asked).contains("tenant", "feed", "status").isSubsetOf(found(LABEL, scrape));
  }

  private static Set<String> meters(String text) {
    return found(METER, text);
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void the_dashboard_knows_the_number_of_each_problem() throws IOException {
    String dashboard = Files.readString(DASHBOARD).replaceAll("\\s+", "");

    for (FeedProblem problem : FeedProblem.values()) {
      assertThat(dashboard).contains("\"" + problem.number() + "\":{\"text\":\"" + problem + "\"");
    }
  }

  @Test
  void a_name_that_is_not_of_this_machine_is_refused() throws IOException {
    URI uri = URI.create(shown.url());
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      String request =
          "GET /feeds.json HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 403");
    }
  }

  @Test
  void it_is_there_to_look_at_only() {
    var post = HttpRequest.newBuilder(URI.create(shown.url() + "feeds.json"));
    var unknown = HttpRequest.newBuilder(URI.create(shown.url() + "secret"));

    assertThat(ShownFeeds.response(post.POST(BodyPublishers.noBody()).build()).statusCode())
        .isEqualTo(405);
    assertThat(ShownFeeds.response(unknown.build()).statusCode()).isEqualTo(404);
  }
}
