package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.checkpoint.CheckpointFencedException;
import io.github.camelnetskope.health.FeedHealth;
import io.github.camelnetskope.health.FeedProblem;
import io.github.camelnetskope.health.FeedState;
import io.github.camelnetskope.simulator.Fault;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheck.Result;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each reason of health is seen, and gone when its cause is. */
class HealthTest extends ObservedRouteTest {
  private static final Duration ELEVEN_MINUTES = Duration.ofMinutes(11);

  @Test
  void a_feed_that_reads_is_ready_and_says_how_it_is() throws Exception {
    tenant(t -> t.feed(FEED, f -> f.page("{\"_id\":\"a\"}")));

    observe(uri(FEED));

    Result result = awaitReadiness(HealthTest::isUp);
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

  @ParameterizedTest
  @CsvSource({"401, TOKEN_INVALID", "403, SCOPE_MISSING"})
  void a_token_that_does_not_fit_is_said_at_once(int status, FeedProblem reason) throws Exception {
    observe(uri(FEED));
    awaitReadiness(HealthTest::isUp);

    faulty(Fault.status(status));

    assertThat(awaitDown().getMessage()).get().asString().contains(FEED + " " + reason);
    mended();
    awaitReadiness(HealthTest::isUp);
  }

  @ParameterizedTest
  @CsvSource({
    "409, INDEX_IN_USE, INDEX_IN_USE",
    "429, THROTTLED, THROTTLED",
    "404, REJECTED, REJECTED",
    "503, TENANT_FAILED, STALLED"
  })
  void trouble_that_may_pass_counts_when_it_has_lasted(
      int status, FeedProblem problem, FeedProblem reason) throws Exception {
    observe(uri(FEED, "maxWait=20"));
    awaitReadiness(HealthTest::isUp);

    faulty(Fault.status(status));
    awaitFeed(feed -> feed.problem().filter(problem::equals).isPresent());
    assertThat(readiness().getState()).isEqualTo(State.UP);

    clock.pass(ELEVEN_MINUTES);
    assertThat(awaitDown().getMessage()).get().asString().contains(FEED + " " + reason);
    assertThat(liveness().getState()).isEqualTo(State.UP);

    mended();
    awaitReadiness(HealthTest::isUp);
  }

  @ParameterizedTest
  @CsvSource({"dropBeforeAnswer, UNREACHABLE", "html, MALFORMED"})
  void an_answer_that_is_none_is_a_stall_when_it_lasts(String fault, FeedProblem problem)
      throws Exception {
    observe(uri(FEED));
    awaitReadiness(HealthTest::isUp);

    faulty(fault.equals("html") ? Fault.html() : Fault.dropBeforeAnswer());
    awaitFeed(feed -> feed.problem().filter(problem::equals).isPresent());
    assertThat(readiness().getState()).isEqualTo(State.UP);

    clock.pass(ELEVEN_MINUTES);
    assertThat(awaitDown().getMessage()).get().asString().contains("STALLED", problem.name());

    mended();
    awaitReadiness(HealthTest::isUp);
  }

  @Test
  void a_checkpoint_that_cannot_be_saved_is_said_at_once() throws Exception {
    var full = new AtomicBoolean();
    context
        .getRegistry()
        .bind("checkpoints", refusing(full, () -> new IllegalStateException("disk full")));
    observe(uri(FEED, "checkpointRepository=#checkpoints"));
    awaitReadiness(HealthTest::isUp);

    full.set(true);
    assertThat(awaitDown().getMessage()).get().asString().contains("CHECKPOINT_FAILED");

    full.set(false);
    awaitReadiness(HealthTest::isUp);
  }

  @Test
  void a_feed_that_another_node_keeps_is_said_when_it_lasts() throws Exception {
    var fenced = new AtomicBoolean();
    context
        .getRegistry()
        .bind("checkpoints", refusing(fenced, () -> new CheckpointFencedException("of the feed")));
    observe(uri(FEED, "checkpointRepository=#checkpoints"));
    awaitReadiness(HealthTest::isUp);

    fenced.set(true);
    awaitFeed(feed -> feed.problem().filter(FeedProblem.LOST_OWNERSHIP::equals).isPresent());
    assertThat(readiness().getState()).isEqualTo(State.UP);

    clock.pass(ELEVEN_MINUTES);
    assertThat(awaitDown().getMessage()).get().asString().contains(FEED + " LOST_OWNERSHIP");

    fenced.set(false);
    awaitReadiness(HealthTest::isUp);
  }

  private static StateRepository<String, String> refusing(
      AtomicBoolean refuses, Supplier<RuntimeException> how) {
    return new MemoryStateRepository() {
      @Override
      public void setState(String key, String value) {
        if (refuses.get()) {
          throw how.get();
        }
        super.setState(key, value);
      }
    };
  }

  @Test
  void a_fault_of_somebody_else_is_a_stall_when_it_lasts() throws Exception {
    var vault = new AtomicBoolean(true);
    Supplier<String> tokens =
        () -> {
          if (!vault.get()) {
            throw new IllegalStateException("the vault is sealed");
          }
          return NetskopeSimulator.TOKEN;
        };
    context.getRegistry().bind("tokens", tokens);
    observe(uri(FEED, "tokenSupplier=#tokens").replaceFirst("&token=[^&]*", ""));
    awaitReadiness(HealthTest::isUp);

    vault.set(false);
    awaitFeed(feed -> feed.problem().filter(FeedProblem.FAILED::equals).isPresent());
    assertThat(readiness().getState()).isEqualTo(State.UP);

    clock.pass(ELEVEN_MINUTES);
    assertThat(awaitDown().getMessage()).get().asString().contains("STALLED", "vault is sealed");

    vault.set(true);
    awaitReadiness(HealthTest::isUp);
  }

  @Test
  void two_components_have_a_check_each() throws Exception {
    tenant(t -> t.feed(FEED, f -> f.records(0)));
    var eu = new NetskopeComponent();
    eu.setTime(clock);
    context.addComponent("netskope-eu", eu);
    route(uri(FEED).replace("netskope:", "netskope-eu:").replace("index=test", "index=eu"));
    HealthCheckRegistry registry = HealthCheckRegistry.get(context);
    context.getComponent("netskope");

    context.start();

    assertThat(registry.getCheck("component:netskope")).isPresent();
    assertThat(registry.getCheck("component:netskope-eu")).isPresent();
  }

  @Test
  void one_cause_is_told_once_with_its_feeds() throws Exception {
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
  void a_feed_that_stopped_at_a_failed_record_goes_on_when_told_to() throws Exception {
    tenant(t -> t.feed(FEED, f -> f.page("{\"_id\":\"a\"}", "{\"_id\":\"b\"}")));
    sink.failsOnceOn("\"b\"");
    observe(uri(FEED, "onFailure=STOP"));

    Result down = await(this::readiness, r -> r.getMessage().orElse("").contains("STOPPED"));
    assertThat(down.getMessage()).get().asString().contains("java.lang.IllegalStateException");
    assertThat(feed().nextRequest()).isEmpty();

    consumer().pollNow(FEED);

    awaitReadiness(HealthTest::isUp);
    assertThat(sink.texts())
        .containsExactly("{\"_id\":\"a\"}", "{\"_id\":\"b\"}", "{\"_id\":\"b\"}");
  }

  @Test
  void a_route_that_fails_is_a_stall_when_it_lasts() throws Exception {
    tenant(t -> t.feed(FEED, f -> f.page("{\"_id\":\"a\"}")));
    sink.failsOn(record -> true);
    observe(uri(FEED));
    awaitFeed(feed -> feed.problem().filter(FeedProblem.ROUTE_FAILED::equals).isPresent());

    clock.pass(ELEVEN_MINUTES);
    assertThat(awaitDown().getMessage()).get().asString().contains("STALLED", "ROUTE_FAILED");

    sink.failsOn(record -> false);
    awaitReadiness(HealthTest::isUp);
  }

  @Test
  void an_exchange_that_hangs_is_a_stall_that_a_restart_may_end() throws Exception {
    tenant(t -> t.feed(FEED, f -> f.page("{\"_id\":\"a\"}")));
    var leave = new CountDownLatch(1);
    sink.before(() -> pause(leave));
    observe(uri(FEED));
    awaitFeed(feed -> feed.state() == FeedState.DELIVERING && feed.counts().inFlight() == 1);
    assertThat(readiness().getState()).isEqualTo(State.UP);

    clock.pass(ELEVEN_MINUTES);
    assertThat(readiness().getMessage()).get().asString().contains("STALLED: DELIVERING");
    assertThat(liveness().getState()).isEqualTo(State.DOWN);

    leave.countDown();
    awaitReadiness(HealthTest::isUp);
    assertThat(liveness().getState()).isEqualTo(State.UP);
  }

  @Test
  void a_request_that_hangs_is_a_stall_that_a_restart_may_end() throws Exception {
    observe(uri(FEED, "delay=1h", "responseTimeout=3s"));
    awaitFirstPoll();
    faulty(Fault.stall());
    consumer().pollNow(FEED);
    awaitFeed(feed -> feed.state() == FeedState.ASKING);

    clock.pass(ELEVEN_MINUTES);
    assertThat(readiness().getMessage()).get().asString().contains("STALLED: ASKING");
    assertThat(liveness().getState()).isEqualTo(State.DOWN);

    mended();
    awaitFeed(feed -> feed.state() != FeedState.ASKING);
    consumer().pollNow(FEED);
    awaitReadiness(HealthTest::isUp);
    assertThat(liveness().getState()).isEqualTo(State.UP);
  }

  @Test
  void a_feed_that_gets_no_place_in_the_route_is_stuck() throws Exception {
    var leave = new CountDownLatch(1);
    sink.before(() -> pause(leave));
    observe(uri("events/page,alerts/dlp", "pollerThreads=1", "hangThreshold=0"));
    awaitReadiness(HealthTest::isUp);
    tenant().tenant().feed(FEED).page("{\"_id\":\"a\"}");
    awaitFeed(feed -> feed.state() == FeedState.DELIVERING);
    tenant().tenant().feed("alerts/dlp").page("{\"_id\":\"b\"}");
    await(
        () -> consumer().health().get(1).feed(),
        feed -> feed.counts().pages() == 1 && feed.state() == FeedState.WAITING);

    clock.pass(ELEVEN_MINUTES);
    assertThat(readiness().getMessage())
        .get()
        .asString()
        .contains("2 of 2", "events/page STALLED: DELIVERING", "alerts/dlp STALLED: WAITING");

    leave.countDown();
    awaitReadiness(HealthTest::isUp);
  }

  @Test
  void a_feed_that_begins_later_is_not_ready_and_not_stuck() throws Exception {
    observe(uri(FEED).replace("initialDelay=0", "initialDelay=1h"));

    clock.pass(ELEVEN_MINUTES);

    assertThat(readiness().getMessage()).get().asString().contains("no answer yet");
    assertThat(liveness().getState()).isEqualTo(State.UP);
  }

  @Test
  void a_feed_that_has_polled_as_often_as_it_should_is_well() throws Exception {
    observe(uri(FEED, "repeatCount=1"));
    awaitFeed(feed -> feed.state() == FeedState.WAITING && feed.nextRequest().isEmpty());

    clock.pass(ELEVEN_MINUTES);

    assertThat(readiness().getState()).isEqualTo(State.UP);
    assertThat(liveness().getState()).isEqualTo(State.UP);
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
    awaitReadiness(HealthTest::isUp);
    assertThat(feed().lag()).hasValueSatisfying(lag -> assertThat(lag).isLessThan(ELEVEN_MINUTES));
  }

  @Test
  void a_feed_that_delivers_nothing_is_stale_until_a_record_comes() throws Exception {
    observe(uri(FEED, "staleAfter=1h"));
    awaitReadiness(HealthTest::isUp);

    clock.pass(Duration.ofHours(2));
    assertThat(awaitReason(FeedProblem.STALE).text())
        .get()
        .asString()
        .contains("no record for PT2H");

    tenant().tenant().feed(FEED).page("{\"_id\":\"a\"}");
    awaitReadiness(HealthTest::isUp);
  }

  @Test
  void a_feed_that_somebody_suspended_is_well() throws Exception {
    observe(uri(FEED, "staleAfter=1h"));
    awaitReadiness(HealthTest::isUp);

    consumer().suspendFeed(FEED);
    clock.pass(Duration.ofHours(2));

    assertThat(readiness().getState()).isEqualTo(State.UP);
    assertThat(feed().state()).isEqualTo(FeedState.SUSPENDED);
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
  void looking_asks_the_tenant_nothing() throws Exception {
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

  private Result awaitDown() {
    return awaitReadiness(result -> result.getState() == State.DOWN);
  }

  private FeedHealth awaitReason(FeedProblem reason) {
    return await(
        () -> consumer().health().get(0),
        health -> health.reason().filter(reason::equals).isPresent());
  }

  private static boolean isUp(Result result) {
    return result.getState() == State.UP;
  }
}
