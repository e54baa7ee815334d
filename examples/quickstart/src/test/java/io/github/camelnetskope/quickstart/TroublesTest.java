package io.github.camelnetskope.quickstart;

import static io.github.camelnetskope.health.FeedProblem.REJECTED;
import static io.github.camelnetskope.health.FeedProblem.SCOPE_MISSING;
import static io.github.camelnetskope.health.FeedProblem.THROTTLED;
import static io.github.camelnetskope.health.FeedProblem.UNREACHABLE;
import static io.github.camelnetskope.quickstart.Seen.feed;
import static io.github.camelnetskope.quickstart.Seen.stripe;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.NetskopeFeedEvent;
import io.github.camelnetskope.health.FeedSnapshot;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

      var feeds = new KnownFeeds();
      assertThat(Troubles.text(feeds.look(context)))
          .startsWith("2 of 2 feeds cannot be read: TOKEN_INVALID: asking ")
          .contains("HTTP 401")
          .endsWith("renew it. It is tried again by itself.")
          .hasLineCount(1);
      assertThat(Troubles.count(feeds.look(context))).isEqualTo("2 of 2 feeds cannot be read");
      context.stop();
      assertThat(Troubles.atTheEnd(feeds.look(context)))
          .startsWith("2 of 2 feeds could not be read: TOKEN_INVALID: asking ")
          .endsWith("renew it.")
          .hasLineCount(1);
    }
  }

  @Test
  void where_nothing_runs_there_is_no_trouble() {
    assertThat(new KnownFeeds().look(null)).isEmpty();
    assertThat(Troubles.text(List.of())).isEmpty();
    assertThat(Troubles.count(List.of())).isEmpty();
    assertThat(Troubles.atTheEnd(List.of())).isEmpty();
  }

  @Test
  void a_feed_counts_once_however_many_cursors_read_it() {
    List<FeedSnapshot> feeds =
        Stream.of(
                stripe("events/page", 1, 0)
                    .failing(UNREACHABLE, "asking acme events/page index i.1 for next: no answer"),
                stripe("events/page", 2, 0)
                    .failing(UNREACHABLE, "asking acme events/page index i.2 for next: no answer"),
                stripe("alerts/dlp", 1, 0))
            .map(Seen::snapshot)
            .toList();

    assertThat(Troubles.count(feeds)).isEqualTo("1 of 2 feeds cannot be read");
    assertThat(Troubles.text(feeds)).startsWith("1 of 2 feeds cannot be read: ").hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({"29, ''", "30, 1 of 1 feed cannot be read"})
  void a_feed_that_is_told_to_wait_cannot_be_read_once_that_lasts(int seconds, String count) {
    Seen throttled = feed("events/page").failing(THROTTLED, "HTTP 429");

    assertThat(Troubles.count(List.of(throttled.after(Duration.ofSeconds(seconds)).snapshot())))
        .isEqualTo(count);
  }

  @Test
  void at_the_end_a_problem_counts_that_somebody_must_act_on_or_of_a_feed_never_read() {
    List<FeedSnapshot> feeds =
        Stream.of(
                feed("events/page").failing(UNREACHABLE, "no answer"),
                feed("alerts/dlp").failing(SCOPE_MISSING, "give the token the scope"),
                feed("alerts/ctep").neverRead().failing(REJECTED, "HTTP 404"))
            .map(Seen::snapshot)
            .toList();

    assertThat(Troubles.atTheEnd(feeds).lines())
        .containsExactly(
            "1 of 3 feeds could not be read: give the token the scope.",
            "1 of 3 feeds could not be read: HTTP 404.");
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
