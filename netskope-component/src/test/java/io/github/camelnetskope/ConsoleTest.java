package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.simulator.Fault;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsole.MediaType;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;
import org.junit.jupiter.api.Test;

/** The feeds in the developer console and in JMX, and the event of a change. */
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
  void its_text_says_why_a_feed_does_not_get_on() throws Exception {
    faulty(Fault.status(401));
    observe(uri(TWO));
    awaitFeed(feed -> feed.problem().isPresent());

    String text = (String) console().call(MediaType.TEXT);

    assertThat(text.lines().toList())
        .hasSize(2)
        .first()
        .asString()
        .contains("feed=events/page", "state=FAILING", "reason=TOKEN_INVALID");
  }

  @Test
  void the_console_suspends_resumes_and_polls_one_feed() throws Exception {
    observe(uri(TWO, "delay=1h"));
    awaitFeed(feed -> feed.state() == FeedState.WAITING);

    assertThat(states(Map.of("action", "suspend", "feed", FEED))).first().isEqualTo("SUSPENDED");
    assertThat(states(Map.of("action", "resume"))).doesNotContain("SUSPENDED");
    awaitFeed(feed -> feed.state() == FeedState.WAITING);
    tenant().tenant().feed(FEED).page("{\"_id\":\"a\"}");
    console().call(MediaType.JSON, Map.of("action", "poll", "feed", FEED));

    sink.await(1);
    assertThatThrownBy(() -> console().call(MediaType.JSON, Map.of("action", "explode")))
        .hasMessageContaining("action: was 'explode', allowed is [suspend, resume, poll]");
  }

  @Test
  void a_route_that_is_asked_for_is_shown_alone() throws Exception {
    observe(uri(TWO));

    assertThat(rows(Map.of("route", "other"))).isEmpty();
    assertThat(rows(Map.of("route", ROUTE))).hasSize(2);
  }

  @Test
  void jmx_shows_the_feeds_and_acts_on_them() throws Exception {
    observe(uri(TWO, "delay=1h"));
    awaitFeed(feed -> feed.state() == FeedState.WAITING);
    MBeanServer server = context.getManagementStrategy().getManagementAgent().getMBeanServer();
    ObjectName name = consumerName(server);

    TabularData feeds = (TabularData) server.getAttribute(name, "Feeds");
    CompositeData page = feeds.get(new Object[] {FEED});
    assertThat(feeds.size()).isEqualTo(2);
    assertThat(page.get("index")).isEqualTo("test");
    assertThat(page.get("records")).isEqualTo(0L);

    invoke(server, name, "suspendFeed");
    assertThat(feed().state()).isEqualTo(FeedState.SUSPENDED);
    invoke(server, name, "resumeFeed");
    assertThat(feed().state()).isNotEqualTo(FeedState.SUSPENDED);
    awaitFeed(feed -> feed.state() == FeedState.WAITING);
    tenant().tenant().feed(FEED).page("{\"_id\":\"a\"}");
    invoke(server, name, "pollNow");
    sink.await(1);
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
  void event_notifiers_hear_when_trouble_begins_and_ends() throws Exception {
    List<String> heard = new CopyOnWriteArrayList<>();
    context
        .getManagementStrategy()
        .addEventNotifier(
            new EventNotifierSupport() {
              @Override
              public void notify(CamelEvent event) {
                if (event instanceof NetskopeFeedEvent change) {
                  heard.add(change.feed().problem().map(Enum::name).orElse("well"));
                }
              }
            });
    faulty(Fault.status(503));
    observe(uri(FEED));
    awaitFeed(feed -> feed.counts().requests().get(RequestStatus.FAILED) > 2);

    mended();
    awaitFeed(feed -> feed.problem().isEmpty());

    assertThat(await(() -> heard, list -> list.size() > 1))
        .containsExactly("TENANT_FAILED", "well");
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

  private static ObjectName consumerName(MBeanServer server) throws Exception {
    var pattern = new ObjectName("org.apache.camel:type=consumers,name=NetskopeConsumer*,*");
    return server.queryNames(pattern, null).iterator().next();
  }

  private static void invoke(MBeanServer server, ObjectName name, String operation)
      throws Exception {
    server.invoke(name, operation, new Object[] {FEED}, new String[] {String.class.getName()});
  }
}
