package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.health.FeedHealth;
import io.github.camelnetskope.health.FeedState;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A route that ends. */
@Timeout(120)
class UntilRouteTest extends RouteTest {
  private static final String[] FEEDS = {"events/page", "alerts/dlp"};

  @TempDir Path folder;

  /** The tenant inserts now, so its first page reaches this. */
  private final String until = Instant.now().minusSeconds(60).toString();

  private final LinkedBlockingQueue<NetskopeFeedEvent> changes = new LinkedBlockingQueue<>();
  private final Semaphore stops = new Semaphore(0);

  private final class Notifier extends EventNotifierSupport {
    @Override
    public void notify(CamelEvent event) {
      if (event instanceof NetskopeFeedEvent feed) {
        changes.add(feed);
      } else if (event.getType() == CamelEvent.Type.RouteStopped) {
        stops.release();
      }
    }
  }

  private void twoFeeds() {
    tenant(
        t ->
            t.feed(
                    FEEDS[0],
                    f -> f.page(LifecycleTest.records(0, 3)).page(LifecycleTest.records(3, 5)))
                .feed(FEEDS[1], f -> f.page(LifecycleTest.records(5, 6))));
  }

  private String ending(String... options) {
    String[] all = new String[options.length + 2];
    System.arraycopy(options, 0, all, 2, options.length);
    all[0] = "until=" + until;
    all[1] = "checkpointDir=" + folder;
    return uri(FEEDS[0] + "," + FEEDS[1], all);
  }

  private NetskopeConsumer consumer() {
    return (NetskopeConsumer) context.getRoute(ROUTE).getConsumer();
  }

  @Test
  void a_feed_that_is_done_is_shown_by_health_console_meters_and_events() throws Exception {
    var meters = new SimpleMeterRegistry();
    context.getRegistry().bind("metricsRegistry", meters);
    context.getManagementStrategy().addEventNotifier(new Notifier());
    twoFeeds();
    start(ending());

    for (int i = 0; i < FEEDS.length; i++) {
      NetskopeFeedEvent event = changes.poll(60, TimeUnit.SECONDS);
      assertThat(event).isNotNull();
      assertThat(event.feed().state()).isEqualTo(FeedState.DONE);
    }

    assertThat(consumer().health()).hasSize(2).allMatch(FeedHealth::isReady);
    assertThat(meters.get("netskope.done").tag("feed", FEEDS[0]).gauge().value()).isEqualTo(1);
    var console = new NetskopeDevConsole();
    console.setCamelContext(context);
    assertThat(console.doCallText(Map.of())).contains("state=DONE");
    assertThat(context.getRouteController().getRouteStatus(ROUTE).isStarted()).isTrue();
    // Each after its first page, which was delivered completely.
    assertThat(sink.received()).hasSize(4);
  }

  @Test
  void a_route_with_stopWhenDone_stops_and_sends_no_requests_after_a_restart() throws Exception {
    context.getManagementStrategy().addEventNotifier(new Notifier());
    twoFeeds();
    start(ending("stopWhenDone=true"));
    assertThat(stops.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
    int asked = tenant().journal().size();

    context.getRouteController().startRoute(ROUTE);

    assertThat(stops.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
    assertThat(tenant().journal().size()).isEqualTo(asked);
    assertThat(sink.received()).hasSize(4);
  }

  @Test
  void camel_main_ends_with_code_0_when_all_routes_are_done() throws Exception {
    twoFeeds();
    assertThat(runMain()).isZero();
    int asked = tenant().journal().size();

    assertThat(runMain()).isZero();

    assertThat(tenant().journal().size()).isEqualTo(asked);
    assertThat(sink.received()).hasSize(4);
  }

  private int runMain() throws Exception {
    Main main = new Main();
    String tenant = ending("stopWhenDone=true");
    main.configure()
        .addRoutesBuilder(
            new RouteBuilder() {
              @Override
              public void configure() {
                from(tenant.replace(FEEDS[0] + "," + FEEDS[1], FEEDS[0])).to("direct:sink");
                from(tenant.replace(FEEDS[0] + "," + FEEDS[1], FEEDS[1])).to("direct:sink");
                from("direct:sink").process(sink);
              }
            });
    main.run();
    return main.getExitCode();
  }

  @Test
  void a_consumer_template_receives_nothing_at_once_when_the_feed_is_done() throws Exception {
    twoFeeds();
    context.start();
    String uri = ending().replace(FEEDS[0] + "," + FEEDS[1], FEEDS[1]);
    try (var template = context.createConsumerTemplate()) {
      Exchange only = template.receive(uri, 60_000);
      assertThat(only).isNotNull();
      template.doneUoW(only);

      assertThat(template.receive(uri)).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "until=soon | until: was 'soon', allowed is now, an instant such as",
        "until=-PT1H&startFrom=-PT1H | until: was '-PT1H', allowed is a time after startFrom=-PT1H",
        "until=2026-01-01T00:00:00Z&startFrom=2026-01-02T00:00:00Z"
            + " | until: was '2026-01-01T00:00:00Z', allowed is a time after startFrom=2026-01-02",
        "stopWhenDone=true | stopWhenDone: was 'true', allowed is false without until",
      })
  void an_invalid_end_is_refused(String options, String why) {
    assertThatThrownBy(() -> start(uri("events/page", options))).hasStackTraceContaining(why);
  }

  @Test
  void a_feed_without_a_high_water_mark_has_no_end() {
    assertThatThrownBy(() -> start(uri("iterator/clientstatus", "until=now")))
        .hasStackTraceContaining("until: was 'now', allowed is nothing for an iterator/TYPE");
  }

  @Test
  void a_fixed_end_before_a_start_relative_to_now_is_that_of_a_cursor_begun_before() {
    String end = Instant.now().minusSeconds(7200).toString();

    assertThat(context.getEndpoint(uri("events/page", "until=" + end, "startFrom=-PT1H")))
        .isNotNull();
  }
}
