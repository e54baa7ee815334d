package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.health.FeedState;
import java.util.List;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.Test;

/** The feeds in JMX. */
class JmxTest extends ObservedRouteTest {
  private static final String TWO = "events/page,alerts/dlp";

  @Test
  void jmx_shows_the_feeds_and_acts_on_them() throws Exception {
    observe(uri(TWO, "delay=1h"));
    awaitFirstPoll();
    MBeanServer server = context.getManagementStrategy().getManagementAgent().getMBeanServer();
    ObjectName name = consumerName(server);

    TabularData feeds = (TabularData) server.getAttribute(name, "Feeds");
    CompositeData page = feeds.get(new Object[] {FEED});
    assertThat(feeds.size()).isEqualTo(2);
    assertThat(page.get("index")).isEqualTo("test");
    assertThat(page.get("records")).isEqualTo(0L);

    invoke(server, name, "suspendFeed", FEED);
    assertThat(feed().state()).isEqualTo(FeedState.SUSPENDED);
    invoke(server, name, "resumeFeed", FEED);
    assertThat(feed().state()).isNotEqualTo(FeedState.SUSPENDED);
    awaitFeed(feed -> feed.state() == FeedState.WAITING);
    tenant().tenant().feed(FEED).page("{\"_id\":\"a\"}");
    invoke(server, name, "pollNow", FEED);
    sink.await(1);
  }

  @Test
  void jmx_acts_on_all_feeds() throws Exception {
    observe(uri(TWO, "delay=1h"));
    awaitFirstPoll();
    MBeanServer server = context.getManagementStrategy().getManagementAgent().getMBeanServer();
    ObjectName name = consumerName(server);

    invoke(server, name, "suspendFeed", "*");
    assertThat(states()).containsOnly(FeedState.SUSPENDED);
    invoke(server, name, "resumeFeed", "*");
    assertThat(states()).doesNotContain(FeedState.SUSPENDED);
    await(this::states, all -> all.equals(List.of(FeedState.WAITING, FeedState.WAITING)));
    tenant().tenant().feed(FEED).page("{\"_id\":\"a\"}");
    tenant().tenant().feed("alerts/dlp").page("{\"_id\":\"b\"}");
    invoke(server, name, "pollNow", "*");

    sink.await(2);
  }

  private static ObjectName consumerName(MBeanServer server) throws Exception {
    var pattern = new ObjectName("org.apache.camel:type=consumers,name=NetskopeConsumer*,*");
    return server.queryNames(pattern, null).iterator().next();
  }

  private static void invoke(MBeanServer server, ObjectName name, String operation, String feed)
      throws Exception {
    server.invoke(name, operation, new Object[] {feed}, new String[] {String.class.getName()});
  }

  private List<FeedState> states() {
    return consumer().health().stream().map(health -> health.feed().state()).toList();
  }
}
