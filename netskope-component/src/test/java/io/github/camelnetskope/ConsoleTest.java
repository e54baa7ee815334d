package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.health.FeedSnapshot;
import io.github.camelnetskope.health.FeedState;
import io.github.camelnetskope.health.RequestStatus;
import io.github.camelnetskope.simulator.Fault;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.api.management.ManagedCamelContext;
import org.apache.camel.api.management.mbean.ManagedRouteMBean;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsole.MediaType;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;
import org.junit.jupiter.api.Test;

/** The feeds in the developer console, and the event of a change. */
class ConsoleTest extends ObservedRouteTest {
  private static final String TWO = "events/page,alerts/dlp";

  @Test
  void the_console_has_a_row_for_each_feed() throws Exception {
    tenant(t -> t.feed(FEED, f -> f.page("{\"_id\":\"a\"}", "{\"_id\":\"b\"}")));
    observe(uri(TWO));
    sink.await(2);
    awaitFeed(feed -> feed.counts().records() == 2);

    JsonObject page = rows(Map.of()).get(0);

    assertThat(page)
        .containsEntry("route", ROUTE)
        .containsEntry("feed", FEED)
        .containsEntry("index", "test")
        .containsEntry("health", "UP")
        .containsEntry("reason", "")
        .containsEntry("records", 2L)
        .containsEntry("pages", 1L)
        .containsEntry("inFlight", 0)
        .containsKeys("tenant", "state", "lagSeconds", "nextRequest", "lastSuccess", "bytes");
    assertThat(page.<JsonObject>getMap("requestsByStatus").keySet())
        .contains("2xx", "401", "5xx", "none");
  }

  @Test
  void its_json_can_be_read_as_json() throws Exception {
    observe(uri(TWO));

    String json = ((JsonObject) console().call(MediaType.JSON)).toJson();

    assertThat(((JsonObject) Jsoner.deserialize(json)).<List<?>>getCollection("feeds")).hasSize(2);
    assertThat(json).doesNotContain(NetskopeSimulator.TOKEN);
  }

  @Test
  void its_text_says_why_a_feed_makes_no_progress() throws Exception {
    faulty(Fault.status(401));
    observe(uri(TWO).replace("authRetryDelay=20", "authRetryDelay=1h"));
    awaitFeed(feed -> feed.state() == FeedState.FAILING);

    String text = (String) console().call(MediaType.TEXT);

    assertThat(text.lines().toList())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("route=" + ROUTE + " tenant=" + feed().tenant())
        .contains("feed=events/page", "state=FAILING", "reason=TOKEN_INVALID");
  }

  @Test
  void the_console_suspends_resumes_and_polls_one_feed() throws Exception {
    observe(uri(TWO, "delay=1h"));
    awaitFirstPoll();

    assertThat(states(Map.of("action", "suspend", "feed", FEED))).first().isEqualTo("SUSPENDED");
    assertThat(states(Map.of("action", "resume"))).doesNotContain("SUSPENDED");
    awaitFeed(feed -> feed.state() == FeedState.WAITING);
    tenant().tenant().feed(FEED).page("{\"_id\":\"a\"}");
    console().call(MediaType.JSON, Map.of("action", "poll", "feed", FEED));

    sink.await(1);
    assertThat(console().call(MediaType.TEXT, Map.of("action", "explode")))
        .asString()
        .startsWith("error=action: was 'explode', allowed is [suspend, resume, poll]\n");
  }

  @Test
  void a_poll_of_suspended_feeds_is_refused() throws Exception {
    observe(uri(TWO, "delay=1h"));
    states(Map.of("action", "suspend"));

    assertThat(console().call(MediaType.TEXT, Map.of("action", "poll")))
        .asString()
        .startsWith(
            "error=action: was 'poll of *, which is suspended', allowed is resume: a suspended"
                + " feed asks nothing\n");
    states(Map.of("action", "resume", "feed", FEED));
    assertThat(console().call(MediaType.TEXT, Map.of("action", "poll")))
        .asString()
        .doesNotContain("error=");
  }

  @Test
  void the_console_acts_only_where_that_is_allowed() throws Exception {
    observe(uri(TWO));
    context.getComponent("netskope", NetskopeComponent.class).setConsoleActions(false);

    var answer = (JsonObject) console().call(MediaType.JSON, Map.of("action", "suspend"));

    assertThat(answer.getString("error")).contains("the option consoleActions");
    assertThat(states(Map.of())).doesNotContain("SUSPENDED");
  }

  @Test
  void the_console_suspends_and_resumes_all_feeds() throws Exception {
    observe(uri(TWO));

    assertThat(states(Map.of("action", "suspend"))).containsOnly("SUSPENDED");
    tenant().tenant().feed(FEED).page("{\"_id\":\"a\"}");
    tenant().tenant().feed("alerts/dlp").page("{\"_id\":\"b\"}");
    assertThat(states(Map.of("action", "resume"))).doesNotContain("SUSPENDED");

    sink.await(2);
  }

  @Test
  void the_console_polls_all_feeds() throws Exception {
    observe(uri(TWO, "delay=1h"));
    awaitFirstPoll();
    tenant().tenant().feed(FEED).page("{\"_id\":\"a\"}");
    tenant().tenant().feed("alerts/dlp").page("{\"_id\":\"b\"}");

    console().call(MediaType.TEXT, Map.of("action", "poll"));

    sink.await(2);
  }

  @Test
  void a_suspended_feed_sends_no_requests_while_the_others_continue() throws Exception {
    observe(uri(TWO));
    awaitFeed(feed -> feed.counts().requests().get(RequestStatus.OK) > 1);

    consumer().suspendFeed(FEED);
    int underWay = requests(FEED) + 1;
    int others = requests("alerts/dlp");

    await(() -> requests("alerts/dlp"), requests -> requests > others + 5);
    assertThat(requests(FEED)).isLessThanOrEqualTo(underWay);
  }

  @Test
  void an_action_on_a_feed_that_is_not_read_is_refused() throws Exception {
    observe(uri(TWO));

    var answer =
        (JsonObject)
            console().call(MediaType.JSON, Map.of("action", "suspend", "feed", "events/pag"));
    assertThat(answer.getString("error"))
        .isEqualTo("feed: was 'events/pag', allowed is what a running route reads, or *");
    assertThat(answer.<List<?>>getCollection("feeds")).hasSize(2);
    assertThatThrownBy(() -> consumer().suspendFeed("events/pag"))
        .hasMessageContaining("feed: was 'events/pag', allowed is what is read here");
    assertThat(states(Map.of())).doesNotContain("SUSPENDED");
  }

  @Test
  void a_route_that_does_not_read_is_refused_by_its_name() throws Exception {
    observe(uri(TWO));

    assertThat(console().call(MediaType.TEXT, Map.of("action", "poll", "route", "nosuch")))
        .isEqualTo("error=route: was 'nosuch', allowed is a route that reads from netskope, or *");
  }

  @Test
  void polling_a_busy_feed_takes_no_thread_from_the_others() throws Exception {
    tenant(t -> t.feed(FEED, f -> f.page("{\"_id\":\"a\"}")));
    var leave = new CountDownLatch(1);
    sink.before(() -> pause(leave));
    observe(uri(TWO, "pollerThreads=2"));
    awaitFeed(feed -> feed.state() == FeedState.DELIVERING);

    consumer().pollNow(FEED);
    consumer().pollNow(FEED);
    int before = requests("alerts/dlp");

    await(() -> requests("alerts/dlp"), requests -> requests > before + 2);
    leave.countDown();
  }

  private int requests(String feed) {
    return tenant().journal().entries(feed).size();
  }

  @Test
  void a_route_that_is_asked_for_is_shown_alone() throws Exception {
    observe(uri(TWO));

    assertThat(rows(Map.of("route", "other"))).isEmpty();
    assertThat(rows(Map.of("route", ROUTE))).hasSize(2);
  }

  @Test
  void route_dumps_and_consoles_show_the_feeds() throws Exception {
    observe(uri("events/*"));
    ManagedRouteMBean route =
        context
            .getCamelContextExtension()
            .getContextPlugin(ManagedCamelContext.class)
            .getManagedRoute(ROUTE);

    assertThat(route.dumpRouteAsXml()).contains("netskope:dataexport/events/*");
    assertThat(route.getEndpointUri())
        .startsWith("netskope://dataexport/events/*")
        .doesNotContain(NetskopeSimulator.TOKEN);
    assertThat(route.getRouteProperties().get(new Object[] {"netskope.feeds"}).get("value"))
        .asString()
        .contains("events/page")
        .contains("events/audit");
  }

  @Test
  void the_feeds_of_a_wildcard_are_among_what_camel_lists_of_the_endpoint() throws Exception {
    observe(uri("events/*"));

    var endpoint = (NetskopeEndpoint) consumer().getEndpoint();

    assertThat(endpoint.getServiceMetadata().get("feeds"))
        .contains("events/page")
        .contains("events/audit");
  }

  @Test
  void event_notifiers_get_the_begin_and_end_of_a_problem() throws Exception {
    List<String> heard = hear(feed -> feed.problem().map(Enum::name).orElse("well"));
    faulty(Fault.status(503));
    observe(uri(FEED));
    awaitFeed(feed -> feed.counts().requests().get(RequestStatus.FAILED) > 2);

    mended();
    awaitFeed(feed -> feed.problem().isEmpty());

    assertThat(await(() -> heard, list -> list.size() > 1))
        .containsExactly("TENANT_FAILED", "well");
  }

  @Test
  void event_notifiers_get_manual_actions() throws Exception {
    List<String> heard = hear(feed -> feed.feed() + " " + feed.state());
    observe(uri(TWO, "delay=1h"));
    awaitFirstPoll();

    consumer().suspendFeed(FEED);
    consumer().resumeFeed(FEED);

    assertThat(heard).containsExactly("events/page SUSPENDED", "events/page WAITING");
  }

  private List<String> hear(Function<FeedSnapshot, String> what) {
    List<String> heard = new CopyOnWriteArrayList<>();
    context
        .getManagementStrategy()
        .addEventNotifier(
            new EventNotifierSupport() {
              @Override
              public void notify(CamelEvent event) {
                if (event instanceof NetskopeFeedEvent change) {
                  heard.add(what.apply(change.feed()));
                }
              }
            });
    return heard;
  }

  private DevConsole console() {
    return PluginHelper.getDevConsoleResolver(context).resolveDevConsole("netskope");
  }

  private List<JsonObject> rows(Map<String, Object> options) {
    JsonObject all = (JsonObject) console().call(MediaType.JSON, options);
    return all.<List<JsonObject>>getCollection("feeds");
  }

  private Stream<String> states(Map<String, Object> options) {
    return rows(options).stream().map(row -> row.getString("state"));
  }
}
