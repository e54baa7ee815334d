package io.github.camelnetskope.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.NetskopeFeedEvent;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class TroublesTest {
  private final CountDownLatch failing = new CountDownLatch(2);

  @Test
  void a_wrong_token_is_told_once_with_how_many_feeds_it_holds_up() throws Exception {
    try (var tenant = NetskopeSimulator.builder().allFeeds(f -> f.records(1)).start();
        var context = new DefaultCamelContext()) {
      String uri =
          "netskope:dataexport/events/page,alerts/dlp?index=i&token=RAW(wrong)&tenant="
              + tenant.baseUrl();
      context.addRoutes(
          new RouteBuilder() {
            @Override
            public void configure() {
              from(uri).log("${body}");
            }
          });
      context.getManagementStrategy().addEventNotifier(new Listener());
      context.start();
      assertThat(failing.await(20, TimeUnit.SECONDS)).isTrue();

      assertThat(Troubles.of(context))
          .get(InstanceOfAssertFactories.STRING)
          .startsWith("2 of 2 feeds cannot be read: TOKEN_INVALID: asking ")
          .contains("HTTP 401")
          .endsWith("renew it. It is tried again by itself.")
          .hasLineCount(1);
      assertThat(Troubles.count(context)).isEqualTo("2 of 2 feeds cannot be read");
      context.stop();
      assertThat(Troubles.of(context)).isEmpty();
    }
  }

  @Test
  void where_nothing_runs_there_is_no_trouble() {
    assertThat(Troubles.of(null)).isEmpty();
    assertThat(Troubles.count(null)).isEmpty();
  }

  private final class Listener extends EventNotifierSupport {
    @Override
    public void notify(CamelEvent event) {
      if (event instanceof NetskopeFeedEvent) {
        failing.countDown();
      }
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
      return true;
    }
  }
}
