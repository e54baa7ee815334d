package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.checkpoint.CheckpointFencedException;
import io.github.camelnetskope.health.FeedProblem;
import io.github.camelnetskope.health.RequestStatus;
import io.github.camelnetskope.simulator.Fault;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which problems are reported at once, which only when they last, and what ends them. */
class HealthReasonTest extends VirtualHealthTest {
  @ParameterizedTest
  @CsvSource({"401, TOKEN_INVALID", "403, SCOPE_MISSING"})
  void a_refused_token_is_reported_at_once(int status, FeedProblem reason) throws Exception {
    startReady();

    faulty(Fault.status(status));
    someRequests();
    isDown(FEED + " " + reason);

    tenant.faults().clear();
    recovers();
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
    startReady();

    faulty(Fault.status(status));
    someRequests();
    isUpWith(problem);

    time.runFor(ELEVEN_MINUTES);
    isDown(FEED + " " + reason);
    assertThat(checks.liveness().getState()).isEqualTo(State.UP);

    tenant.faults().clear();
    recovers();
  }

  @ParameterizedTest
  @CsvSource({"dropBeforeAnswer, UNREACHABLE", "html, MALFORMED"})
  void an_answer_that_stays_unreadable_is_a_stall(String fault, FeedProblem problem)
      throws Exception {
    startReady();

    faulty(fault.equals("html") ? Fault.html() : Fault.dropBeforeAnswer());
    someRequests();
    isUpWith(problem);

    time.runFor(ELEVEN_MINUTES);
    isDown("STALLED", problem.name());

    tenant.faults().clear();
    recovers();
  }

  @Test
  void a_checkpoint_that_cannot_be_saved_is_reported_at_once() throws Exception {
    var full = new AtomicBoolean();
    context
        .getRegistry()
        .bind("checkpoints", refusing(full, () -> new IllegalStateException("disk full")));
    startReady("checkpointRepository=#checkpoints");

    full.set(true);
    someRequests();
    isDown("CHECKPOINT_FAILED");

    full.set(false);
    recovers();
  }

  @Test
  void a_feed_owned_by_another_node_is_reported_when_it_lasts() throws Exception {
    var fenced = new AtomicBoolean();
    context
        .getRegistry()
        .bind("checkpoints", refusing(fenced, () -> new CheckpointFencedException("of the feed")));
    startReady("checkpointRepository=#checkpoints");

    fenced.set(true);
    someRequests();
    isUpWith(FeedProblem.LOST_OWNERSHIP);

    time.runFor(ELEVEN_MINUTES);
    isDown(FEED + " LOST_OWNERSHIP");

    fenced.set(false);
    recovers();
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
    startReady("tokenSupplier=#tokens");

    vault.set(false);
    someRequests();
    isDown("NO_TOKEN", "tokenSupplier threw java.lang.IllegalStateException");
    assertThat(checks.readiness().getMessage()).get().asString().doesNotContain("vault is sealed");
    assertThat(feed().counts().requests().get(RequestStatus.NO_ANSWER)).isZero();

    vault.set(true);
    recovers();
  }

  @Test
  void a_route_that_keeps_failing_is_a_stall() throws Exception {
    tenant.feed(FEED).add(1);
    var fails = new AtomicBoolean(true);
    step =
        exchange -> {
          if (fails.get()) {
            throw new IllegalStateException("the sink is down");
          }
        };
    start(FEED);
    someRequests();
    isUpWith(FeedProblem.ROUTE_FAILED);

    time.runFor(ELEVEN_MINUTES);
    isDown("STALLED", "ROUTE_FAILED");

    fails.set(false);
    recovers();
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
