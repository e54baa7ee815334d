package io.github.camelnetskope.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page in a Camel Main application, over feeds in each state. */
class NetskopeStatusPageTest {
  private static ShownFeeds shown;

  @BeforeAll
  static void show() throws Exception {
    shown = new ShownFeeds();
    shown.json("\"STOPPED\"");
    shown.json("\"SCOPE_MISSING\"");
    shown.json("\"TENANT_FAILED\"");
    shown.json("\"DELIVERING\"");
  }

  @AfterAll
  static void close() {
    shown.close();
  }

  @Test
  void each_feed_is_shown_as_it_is() throws Exception {
    JsonObject json = (JsonObject) Jsoner.deserialize(shown.json("\"condition\":\"healthy\""));

    List<JsonObject> feeds = json.getCollection("feeds");
    assertThat(feeds)
        .extracting(feed -> Map.entry(feed.getString("feed"), feed.getString("condition")))
        .contains(
            Map.entry("alerts/dlp", "needs action"),
            Map.entry("alerts/policy", "retrying"),
            Map.entry("alerts/uba", "suspended"),
            Map.entry("events/audit", "needs action"),
            Map.entry("events/incident", "route stopped"),
            Map.entry("events/page", "healthy"));
    assertThat(json.getString("headline")).isEqualTo("3 of 8 feeds have a problem");
  }

  @Test
  void neither_token_nor_record_is_anywhere() {
    assertThat(shown.browsed().get("feeds.json") + shown.browsed().get("."))
        .contains("events/audit")
        .doesNotContain(NetskopeSimulator.TOKEN, "jane.doe");
  }

  @Test
  void the_page_and_its_files_come_with_a_strict_policy_and_are_not_kept() {
    for (String file : List.of(".", "page.css", "page.js", "icon.svg", "feeds.json")) {
      var answer = Browsed.send(shown.browsed().request(file).build());

      assertThat(answer.statusCode()).as(file).isEqualTo(200);
      assertThat(header(answer, "Content-Security-Policy")).startsWith("default-src 'none'");
      assertThat(header(answer, "Expires")).isEqualTo("0");
      assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(header(answer, "Content-Type")).isNotEmpty();
    }
  }

  @Test
  void without_a_slash_the_browser_is_sent_to_the_page() {
    var answer = Browsed.send(shown.browsed().request("../netskope?x=1").build());

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(header(answer, "Location")).isEqualTo("netskope/");
  }

  @Test
  void it_is_read_only() {
    var post = shown.browsed().request(".").POST(BodyPublishers.noBody()).build();

    assertThat(Browsed.send(post).statusCode()).isEqualTo(405);
    assertThat(Browsed.send(shown.browsed().request("secret").build()).statusCode()).isEqualTo(404);
  }

  @Test
  void request_headers_of_a_browser_are_not_returned() {
    var answer = Browsed.send(shown.browsed().request(".?mark=1").header("X-Mark", "2").build());

    assertThat(answer.headers().map().keySet()).doesNotContain("x-mark", "mark");
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
