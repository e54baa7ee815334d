package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.campaign.EngineTransport;
import io.github.camelnetskope.campaign.VirtualTime;
import io.github.camelnetskope.simulator.JournalEntry;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import io.github.camelnetskope.simulator.SimulatedTenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An hour of several routes in two Camel contexts, at the limits that Netskope documents. */
class VirtualHourTest {
  private static final Duration WAIT_TIME = Duration.ofSeconds(5);

  /** How late a feed may be: its turn within the rate limit, and a page of another feed. */
  private static final Duration TOLERANCE = Duration.ofMillis(2500);

  private final VirtualTime time = new VirtualTime();
  private final CamelContext one = new DefaultCamelContext();
  private final CamelContext two = new DefaultCamelContext();
  private final SimulatedTenant tenant =
      SimulatedTenant.builder()
          .clock(time)
          .rateLimitGrace(Duration.ZERO)
          .waitTime((int) WAIT_TIME.toSeconds())
          .pageSize(50)
          .allFeeds(f -> f.recordSize(200).records(120).growth(0.05))
          .build();

  @Test
  void no_caller_is_refused_or_late() throws Exception {
    start(one, "*", "siem");
    start(one, "events/page,events/network,alerts/dlp", "lake");
    start(two, "events/*", "archive");
    Instant end = time.instant().plus(Duration.ofHours(1));
    while (time.instant().isBefore(end)) {
      time.runNext();
    }

    List<JournalEntry> entries = tenant.journal().entries();
    assertThat(tenant.journal().count(429)).isZero();
    assertThat(tenant.journal().count(409)).isZero();
    assertThat(tenant.journal().count(200)).isEqualTo(entries.size()).isGreaterThan(20_000);
    Map<String, List<JournalEntry>> cursors =
        entries.stream().collect(Collectors.groupingBy(e -> e.feed() + " " + e.index()));
    assertThat(cursors).hasSize(24 + 3 + 9);
    cursors.values().forEach(VirtualHourTest::keepsPace);
  }

  private static void keepsPace(List<JournalEntry> requests) {
    assertThat(requests.get(0).operation()).isEqualTo("resend");
    // At once, but for the limit that the readers of a feed share.
    assertThat(requests.get(1).instant()).isBefore(requests.get(0).instant().plusSeconds(2));
    for (int i = 2; i < requests.size(); i++) {
      Duration gap = Duration.between(requests.get(i - 1).instant(), requests.get(i).instant());
      assertThat(gap)
          .as("%s then %s", requests.get(i - 1), requests.get(i))
          .isBetween(WAIT_TIME, WAIT_TIME.plus(TOLERANCE));
    }
  }

  private void start(CamelContext context, String feeds, String index) throws Exception {
    if (context.hasComponent("netskope") == null) {
      context.getRegistry().bind("virtual", time.scheduler);
      context.addComponent("netskope", component());
      // Nothing runs by itself here: exchanges in flight at the end of the hour stay so.
      context.getShutdownStrategy().setTimeout(1);
      context.start();
    }
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("netskope:dataexport/"
                    + feeds
                    + "?scheduledExecutorService=#bean:virtual&index="
                    + index)
                .process(exchange -> time.pass(Duration.ofMillis(1)));
          }
        });
  }

  private NetskopeComponent component() {
    var engine = new EngineTransport(tenant);
    var component = new NetskopeComponent();
    component.setConnector(settings -> engine);
    component.setTime(time);
    component.getConfiguration().setTenant("hour.goskope.com");
    component.getConfiguration().setToken(NetskopeSimulator.TOKEN);
    return component;
  }

  @AfterEach
  void close() throws Exception {
    one.close();
    two.close();
  }
}
