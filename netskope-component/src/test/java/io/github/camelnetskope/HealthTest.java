package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.health.FeedProblem;
import io.github.camelnetskope.health.FeedState;
import io.github.camelnetskope.simulator.Fault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.health.HealthCheck.Result;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Each reason of health is reported, and ends with its cause. */
class HealthTest extends ObservedRouteTest {
  private static final Duration ELEVEN_MINUTES = Duration.ofMinutes(11);

  @Test
  void a_feed_that_reads_is_ready_and_has_its_details() throws Exception {
    tenant(t -> t.feed(FEED, f -> f.page("{\"_id\":\"a\"}")));

    observe(uri(FEED));

    Result result = awaitReadiness(ObservedRouteTest::isUp);
    assertThat(result.getDetails().get(FEED))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("index", "test")
        .containsEntry("reason", "")
        .containsKeys("lastSuccess", "nextRequest", "lagSeconds", "state");
    assertThat(componentReadiness().getState()).isEqualTo(State.UP);
    assertThat(liveness().getState()).isEqualTo(State.UP);
  }

  @Test
  void a_feed_is_not_ready_before_its_first_answer() throws Exception {
    faulty(Fault.stall());

    observe(uri(FEED));

    awaitFeed(feed -> feed.state() == FeedState.ASKING);
    assertThat(readiness().getState()).isEqualTo(State.DOWN);
    assertThat(readiness().getMessage()).hasValue("1 of 1 feed: events/page: no answer yet");
    assertThat(liveness().getState()).isEqualTo(State.UP);
    context.getShutdownStrategy().setTimeout(1);
  }

  @Test
  void feeds_that_have_not_started_yet_are_no_fault_of_who_asks() throws Exception {
    List<Integer> started = new CopyOnWriteArrayList<>();
    context
        .getRegistry()
        .bind(
            "states",
            new MemoryStateRepository() {
              @Override
              public String getState(String key) {
                started.add(NetskopeConsumer.in(context).mapToInt(c -> c.health().size()).sum());
                return super.getState(key);
              }
            });

    observe(uri("events/page,events/alert,alerts/dlp", "checkpointRepository=#states"));

    assertThat(started).startsWith(0).contains(1, 2);
  }

  @Test
  void two_components_have_a_check_each() throws Exception {
    tenant(t -> t.feed(FEED, f -> f.records(0)));
    var eu = new NetskopeComponent();
    context.addComponent("netskope-eu", eu);
    route(uri(FEED).replace("netskope:", "netskope-eu:").replace("index=test", "index=eu"));
    HealthCheckRegistry registry = HealthCheckRegistry.get(context);
    context.getComponent("netskope");

    context.start();

    assertThat(registry.getCheck("component:netskope")).isPresent();
    assertThat(registry.getCheck("component:netskope-eu")).isPresent();
  }

  @Test
  void one_cause_is_reported_once_with_its_feeds() throws Exception {
    tenant().faults().on("*").always().inject(Fault.status(401));
    observe(uri("events/page,events/alert,alerts/dlp"));

    String message =
        await(
                this::readiness,
                r -> r.getMessage().orElse("").contains("page, events/alert, alerts/dlp TOKEN"))
            .getMessage()
            .orElseThrow();

    assertThat(message)
        .startsWith("3 of 3 feeds: events/page, events/alert, alerts/dlp TOKEN_INVALID: asking")
        .containsOnlyOnce("TOKEN_INVALID")
        .containsOnlyOnce("HTTP 401");
  }

  @Test
  void a_feed_that_stopped_at_a_failed_record_continues_after_poll_now() throws Exception {
    tenant(t -> t.feed(FEED, f -> f.page("{\"_id\":\"a\"}", "{\"_id\":\"b\"}")));
    sink.failsOnceOn("\"b\"");
    observe(uri(FEED, "onFailure=STOP"));

    Result down = await(this::readiness, r -> r.getMessage().orElse("").contains("STOPPED"));
    assertThat(down.getMessage()).get().asString().contains("java.lang.IllegalStateException");
    assertThat(feed().nextRequest()).isEmpty();

    consumer().pollNow(FEED);

    awaitReadiness(ObservedRouteTest::isUp);
    assertThat(sink.texts())
        .containsExactly("{\"_id\":\"a\"}", "{\"_id\":\"b\"}", "{\"_id\":\"b\"}");
  }

  @Test
  void a_feed_that_is_far_behind_lags_until_it_has_caught_up() throws Exception {
    tenant(t -> t.pageSize(10).feed(FEED, f -> f.history(Duration.ofHours(1)).records(40)));
    var leave = new CountDownLatch(1);
    sink.failsOn(record -> sink.received().size() > 10 && leave.getCount() > 0);
    observe(uri(FEED, "lagThreshold=10m"));

    assertThat(awaitReason(FeedProblem.LAGGING).feed().lag())
        .hasValueSatisfying(lag -> assertThat(lag).isGreaterThan(Duration.ofMinutes(10)));

    leave.countDown();
    awaitReadiness(ObservedRouteTest::isUp);
    assertThat(feed().lag()).hasValueSatisfying(lag -> assertThat(lag).isLessThan(ELEVEN_MINUTES));
  }

  @Test
  void one_bad_feed_among_many_is_named() throws Exception {
    tenant().tenant().tokens().forbid("alerts/dlp");

    observe(uri("events/page,alerts/dlp"));

    Result result =
        await(
            this::readiness,
            r -> r.getMessage().orElse("").startsWith("1 of 2 feeds: alerts/dlp SCOPE_MISSING"));
    assertThat(result.getDetails().get("alerts/dlp"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("reason", "SCOPE_MISSING");
  }

  @Test
  void reading_the_state_sends_no_request() throws Exception {
    observe(uri(FEED, "delay=1h"));
    awaitFirstPoll();
    int requests = tenant().journal().size();

    readiness();
    liveness();
    consumer().getFeeds();

    assertThat(tenant().journal().size()).isEqualTo(requests);
  }

  @Test
  void consumer_checks_can_be_switched_off() throws Exception {
    context.getComponent("netskope", NetskopeComponent.class).setHealthCheckConsumerEnabled(false);
    faulty(Fault.status(401));

    observe(uri(FEED));

    awaitFeed(feed -> feed.problem().isPresent());
    assertThat(readiness().getState()).isEqualTo(State.UNKNOWN);
  }
}
