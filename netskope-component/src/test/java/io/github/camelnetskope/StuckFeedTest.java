package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.health.FeedState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.health.HealthCheck.State;
import org.junit.jupiter.api.Test;

/** A feed that hangs is told apart from one that has nothing to do for a long time. */
class StuckFeedTest extends VirtualHealthTest {
  @Test
  void an_exchange_that_hangs_makes_liveness_down() throws Exception {
    List<String> seen = new ArrayList<>();
    step =
        exchange -> {
          seen.add(checks.readiness().getState() + " " + feed().state());
          time.runFor(ELEVEN_MINUTES);
          seen.add(checks.readiness().getMessage().orElse(""));
          seen.add(checks.liveness().getState().name());
        };
    startReady("hangThreshold=0");

    tenant.feed(FEED).add(1);
    someRequests();

    assertThat(seen)
        .satisfiesExactly(
            before -> assertThat(before).isEqualTo("UP DELIVERING"),
            readiness -> assertThat(readiness).contains("STALLED: DELIVERING"),
            liveness -> assertThat(liveness).isEqualTo("DOWN"));
    recovers();
  }

  @Test
  void a_request_that_hangs_makes_liveness_down() throws Exception {
    startReady();
    tenant.feed(FEED).latency(Duration.ofMinutes(15));
    someRequests();
    assertThat(feed().state()).isEqualTo(FeedState.ASKING);
    isUp();

    time.runFor(ELEVEN_MINUTES);
    isDown("STALLED: ASKING");
    assertThat(checks.liveness().getState()).isEqualTo(State.DOWN);

    tenant.feed(FEED).latency(Duration.ZERO);
    recovers();
  }

  @Test
  void a_feed_that_gets_no_place_in_the_route_is_stuck() throws Exception {
    List<String> seen = new ArrayList<>();
    step =
        exchange -> {
          if (seen.isEmpty()) {
            seen.add("hangs");
            time.runFor(ELEVEN_MINUTES);
            seen.add(checks.readiness().getMessage().orElse(""));
          }
        };
    start("events/page,alerts/dlp", "pollerThreads=1", "hangThreshold=0");
    someRequests();
    isUp();

    tenant.feed(FEED).add(1);
    tenant.feed("alerts/dlp").add(1);
    someRequests();

    assertThat(seen.get(1))
        .contains("2 of 2", "events/page STALLED: DELIVERING", "alerts/dlp STALLED: WAITING");
    recovers();
    assertThat(received).hasSize(2);
  }

  @Test
  void a_feed_that_begins_later_is_not_ready_and_not_stuck() throws Exception {
    start(FEED, "initialDelay=3600000");

    time.runFor(ELEVEN_MINUTES);

    isDown("no answer yet");
    assertThat(checks.liveness().getState()).isEqualTo(State.UP);
  }

  @Test
  void a_feed_that_has_reached_its_repeat_count_is_healthy() throws Exception {
    startReady("repeatCount=1");
    assertThat(feed().nextRequest()).isEmpty();

    time.runFor(ELEVEN_MINUTES);

    isUp();
    assertThat(checks.liveness().getState()).isEqualTo(State.UP);
  }

  @Test
  void a_feed_that_delivers_nothing_is_stale_until_a_record_comes() throws Exception {
    startReady("staleAfter=1h");

    time.runFor(Duration.ofHours(2));
    isDown(FEED + " STALE", "no record for PT2H");

    tenant.feed(FEED).add(1);
    recovers();
  }

  @Test
  void a_suspended_feed_is_healthy() throws Exception {
    startReady("staleAfter=1h");

    consumer().suspendFeed(FEED);
    time.runFor(Duration.ofHours(2));

    isUp();
    assertThat(feed().state()).isEqualTo(FeedState.SUSPENDED);
  }
}
