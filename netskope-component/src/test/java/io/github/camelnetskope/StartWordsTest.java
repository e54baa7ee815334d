package io.github.camelnetskope;

import static io.github.camelnetskope.LifecycleTest.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.client.Feed;
import io.github.camelnetskope.health.FeedHealth;
import io.github.camelnetskope.health.FeedProblem;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Log lines of a route's start, and errors that prevent it. */
class StartWordsTest extends RouteTest {
  @TempDir Path folder;
  private final LogLines log = new LogLines();

  @AfterEach
  void closeLog() {
    log.close();
  }

  @Test
  void it_says_where_checkpoints_are_kept() throws Exception {
    start(uri("events/page", "checkpointDir=" + folder));

    assertThat(log.lines())
        .anyMatch(
            line ->
                line.endsWith("reading 1 feed, index test, checkpoints in checkpointDir=" + folder))
        .noneMatch(line -> line.startsWith("WARN"));
  }

  @Test
  void it_warns_when_they_are_in_memory() throws Exception {
    start(uri("events/page,events/alert"));

    assertThat(log.lines())
        .anyMatch(line -> line.endsWith("reading 2 feeds, index test, checkpoints in memory"))
        .anyMatch(
            line ->
                line.startsWith("WARN")
                    && line.contains(
                        ": route under-test: index test has its checkpoints in memory only")
                    && line.contains("set checkpointDir or checkpointRepository"));
  }

  @Test
  void an_unknown_feed_is_requested_after_a_warning() throws Exception {
    tenant(t -> t.feed("events/pages", f -> f.page(records(0, 2))));

    start(uri("events/pages"));
    sink.await(2);

    assertThat(log.lines())
        .anyMatch(
            line ->
                line.startsWith("WARN")
                    && line.contains("events/pages is not a known feed, perhaps events/page"));
  }

  @ParameterizedTest
  @CsvSource({
    "events/pages,      events/page",
    "alerts/connection, events/connection",
    "events/Connection, events/connection",
    "alerts/dpl,        alerts/dlp",
    "events/brandnew,   ''",
  })
  void the_nearest_known_feed_is_named(String given, String near) {
    Feed feed = Feed.parseList(given).get(0);

    assertThat(feed.isKnown()).isFalse();
    assertThat(feed.nearestKnown().map(Feed::path).orElse("")).isEqualTo(near);
  }

  @Test
  void a_tenant_without_a_dot_gives_a_warning() throws Exception {
    context.start();
    context.getEndpoint("netskope:v1/alerts?tenant=acme&token=t").start();

    assertThat(log.lines()).anyMatch(line -> line.contains("perhaps acme.goskope.com was meant"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "empty", "half", "zeros", "of version 9"})
  void a_damaged_checkpoint_stops_its_own_feed_until_it_is_removed(String how) throws Exception {
    tenant(
        t ->
            t.feed("events/page", f -> f.page(records(0, 2)))
                .feed("events/alert", f -> f.page(records(2, 4))));
    String uri = uri("events/page,events/alert", "checkpointDir=" + folder);
    start(uri);
    sink.await(4);
    context.removeRoute(stopped());
    Path file = checkpoint("events.page");
    Files.writeString(file, damaged(Files.readString(file), how));

    route(uri);
    tenant().tenant().feed("events/page").page(records(4, 6));
    tenant().tenant().feed("events/alert").page(records(6, 8));
    sink.await(6);

    FeedHealth damaged = health("events/page");
    assertThat(damaged.reason()).contains(FeedProblem.CHECKPOINT_FAILED);
    assertThat(damaged.text())
        .get()
        .asString()
        .contains("checkpointDir, route '" + ROUTE + "', feed events/page, index test: checkpoint ")
        .contains(file.toString());
    assertThat(health("events/alert").reason()).isEmpty();
    Files.delete(file);
    sink.await(8);
  }

  private static String damaged(String checkpoint, String how) {
    String worse =
        switch (how) {
          case "empty" -> "";
          case "half" -> checkpoint.substring(0, checkpoint.length() / 2);
          case "zeros" -> "\0".repeat(checkpoint.length());
          case "of version 9" -> checkpoint.replaceFirst("=2 ", "=9 ");
          default -> how;
        };
    assertThat(worse).isNotEqualTo(checkpoint);
    return worse;
  }

  private String stopped() throws Exception {
    context.getRouteController().stopRoute(ROUTE);
    return ROUTE;
  }

  private Path checkpoint(String feed) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".checkpoint"))
          .filter(file -> file.toString().contains(feed))
          .findFirst()
          .orElseThrow();
    }
  }

  private FeedHealth health(String feed) {
    List<FeedHealth> all = ((NetskopeConsumer) context.getRoute(ROUTE).getConsumer()).health();
    return all.stream().filter(one -> one.feed().feed().equals(feed)).findFirst().orElseThrow();
  }

  @Test
  void a_consumer_that_never_read_does_not_log_that_it_has_stopped() throws Exception {
    Path nowhere = Files.createSymbolicLink(folder.resolve("link"), Path.of("not", "there"));

    assertThatThrownBy(() -> start(uri("events/page", "checkpointDir=" + nowhere)))
        .hasMessageContaining("checkpointDir, route '" + ROUTE + "', feed events/page, index test");

    assertThat(log.lines()).noneMatch(line -> line.contains("stopped reading"));
  }

  @Test
  void a_query_without_a_token_names_v1Token() {
    NetskopeComponent component = context.getComponent("netskope", NetskopeComponent.class);
    component.getConfiguration().setToken(NetskopeSimulator.TOKEN);

    assertThatThrownBy(() -> context.getEndpoint("netskope:v1/alerts?tenant=" + tenant().baseUrl()))
        .hasRootCauseMessage(
            "v1Token: was '', allowed is the token of REST API v1, which differs from that of"
                + " v2: v1Token of the component, or token, tokenFile or tokenSupplier in the URI");
  }

  @Test
  void two_sources_of_the_token_on_one_level_are_refused() {
    assertThatThrownBy(() -> context.getEndpoint(uri("events/page", "tokenFile=/x")))
        .hasStackTraceContaining("token: was 'given as token and tokenFile of the URI'");
    NetskopeComponent component = context.getComponent("netskope", NetskopeComponent.class);
    component.getConfiguration().setToken("a");
    component.getConfiguration().setTokenFile("/x");
    assertThatThrownBy(() -> context.getEndpoint(uri("events/page")))
        .hasStackTraceContaining("token: was 'given as token and tokenFile of the component'");
  }

  @Test
  void a_source_in_the_URI_replaces_another_kind_of_the_component() throws Exception {
    tenant(t -> t.feed("events/page", f -> f.page(records(0, 2))));
    NetskopeComponent component = context.getComponent("netskope", NetskopeComponent.class);
    component.getConfiguration().setTokenFile(folder.resolve("none").toString());

    start(uri("events/page"));

    assertThat(sink.await(2).texts()).hasSize(2);
  }

  @Test
  void a_token_that_its_URI_has_changed_is_explained() {
    assertThatThrownBy(
            () -> context.getEndpoint("netskope:v1/alerts?tenant=acme.goskope.com&token=a+b"))
        .hasStackTraceContaining("token=RAW({{name}})");
  }
}
