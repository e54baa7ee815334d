package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.checkpoint.CheckpointFencedException;
import io.github.camelnetskope.health.FeedProblem;
import io.github.camelnetskope.health.FeedState;
import io.github.camelnetskope.health.RequestStatus;
import io.github.camelnetskope.simulator.Fault;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which problems are reported at once, which only when they last, and what ends them. */
class HealthReasonTest extends ObservedRouteTest {
  private static final Duration ELEVEN_MINUTES = Duration.ofMinutes(11);

  @ParameterizedTest
  @CsvSource({"401, TOKEN_INVALID", "403, SCOPE_MISSING"})
  void a_refused_token_is_reported_at_once(int status, FeedProblem reason) throws Exception {
    observe(uri(FEED));
    awaitReadiness(ObservedRouteTest::isUp);

    faulty(Fault.status(status));

    assertThat(awaitDown().getMessage()).get().asString().contains(FEED + " " + reason);
    mended();
    awaitReadiness(ObservedRouteTest::isUp);
  }

  @ParameterizedTest
  @CsvSource({
    "409, INDEX_IN_USE, INDEX_IN_USE",
    "429, THROTTLED, THROTTLED",
    "404, REJECTED, REJECTED",
    "503, TENANT_FAILED, STALLED"
  })
  void a_transient_problem_is_a_reason_when_it_has_lasted(
      int status, FeedProblem problem, FeedProblem reason) throws Exception {
    observe(uri(FEED, "maxWait=20"));
    awaitReadiness(ObservedRouteTest::isUp);

    faulty(Fault.status(status));
    awaitFeed(feed -> feed.problem().filter(problem::equals).isPresent());
    assertThat(readiness().getState()).isEqualTo(State.UP);

    clock.pass(ELEVEN_MINUTES);
    assertThat(awaitDown().getMessage()).get().asString().contains(FEED + " " + reason);
    assertThat(liveness().getState()).isEqualTo(State.UP);

    mended();
    awaitReadiness(ObservedRouteTest::isUp);
  }

  @ParameterizedTest
  @CsvSource({"dropBeforeAnswer, UNREACHABLE", "html, MALFORMED"})
  void an_answer_that_stays_unreadable_is_a_stall(String fault, FeedProblem problem)
      throws Exception {
    observe(uri(FEED));
    awaitReadiness(ObservedRouteTest::isUp);

    faulty(fault.equals("html") ? Fault.html() : Fault.dropBeforeAnswer());
    awaitFeed(feed -> feed.problem().filter(problem::equals).isPresent());
    assertThat(readiness().getState()).isEqualTo(State.UP);

    clock.pass(ELEVEN_MINUTES);
    assertThat(awaitDown().getMessage()).get().asString().contains("STALLED", problem.name());

    mended();
    awaitReadiness(ObservedRouteTest::isUp);
  }

  @Test
  void a_checkpoint_that_cannot_be_saved_is_reported_at_once() throws Exception {
    var full = new AtomicBoolean();
    context
        .getRegistry()
        .bind("checkpoints", refusing(full, () -> new IllegalStateException("disk full")));
    observe(uri(FEED, "checkpointRepository=#checkpoints"));
    awaitReadiness(ObservedRouteTest::isUp);

    full.set(true);
    assertThat(awaitDown().getMessage()).get().asString().contains("CHECKPOINT_FAILED");

    full.set(false);
    awaitReadiness(ObservedRouteTest::isUp);
  }

  @Test
  void a_feed_owned_by_another_node_is_reported_when_it_lasts() throws Exception {
    var fenced = new AtomicBoolean();
    context
        .getRegistry()
        .bind("checkpoints", refusing(fenced, () -> new CheckpointFencedException("of the feed")));
    observe(uri(FEED, "checkpointRepository=#checkpoints"));
    awaitReadiness(ObservedRouteTest::isUp);

    fenced.set(true);
    awaitFeed(feed -> feed.problem().filter(FeedProblem.LOST_OWNERSHIP::equals).isPresent());
    assertThat(readiness().getState()).isEqualTo(State.UP);

    clock.pass(ELEVEN_MINUTES);
    assertThat(awaitDown().getMessage()).get().asString().contains(FEED + " LOST_OWNERSHIP");

    fenced.set(false);
    awaitReadiness(ObservedRouteTest::isUp);
  }

  @Test
  void a_token_supplier_that_throws_is_reported_at_once_and_its_recovery_too() throws Exception {
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
    awaitReadiness(ObservedRouteTest::isUp);

    vault.set(false);
    assertThat(awaitDown().getMessage())
        .get()
        .asString()
        .contains("NO_TOKEN", "tokenSupplier threw java.lang.IllegalStateException")
        .doesNotContain("vault is sealed");
    assertThat(feed().counts().requests().get(RequestStatus.NO_ANSWER)).isZero();

    vault.set(true);
    awaitReadiness(ObservedRouteTest::isUp);
  }

  @Test
  void a_route_that_keeps_failing_is_a_stall() throws Exception {
    tenant(t -> t.feed(FEED, f -> f.page("{\"_id\":\"a\"}")));
    sink.failsOn(record -> true);
    observe(uri(FEED));
    awaitFeed(feed -> feed.problem().filter(FeedProblem.ROUTE_FAILED::equals).isPresent());

    clock.pass(ELEVEN_MINUTES);
    assertThat(awaitDown().getMessage()).get().asString().contains("STALLED", "ROUTE_FAILED");

    sink.failsOn(record -> false);
    awaitReadiness(ObservedRouteTest::isUp);
  }

  @Test
  void an_exchange_that_hangs_makes_liveness_down() throws Exception {
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
    awaitReadiness(ObservedRouteTest::isUp);
    assertThat(liveness().getState()).isEqualTo(State.UP);
  }

  @Test
  void a_request_that_hangs_makes_liveness_down() throws Exception {
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
    awaitReadiness(ObservedRouteTest::isUp);
    assertThat(liveness().getState()).isEqualTo(State.UP);
  }

  @Test
  void a_feed_that_gets_no_place_in_the_route_is_stuck() throws Exception {
    var leave = new CountDownLatch(1);
    sink.before(() -> pause(leave));
    observe(uri("events/page,alerts/dlp", "pollerThreads=1", "hangThreshold=0"));
    awaitReadiness(ObservedRouteTest::isUp);
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
    awaitReadiness(ObservedRouteTest::isUp);
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
}
