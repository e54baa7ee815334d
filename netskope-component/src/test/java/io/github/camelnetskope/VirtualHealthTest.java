package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.health.FeedProblem;
import io.github.camelnetskope.simulator.Fault;
import java.time.Duration;
import org.apache.camel.health.HealthCheck.State;
import org.junit.jupiter.api.BeforeEach;

/** A route whose health is read, in virtual time. */
abstract class VirtualHealthTest extends VirtualRouteTest {
  static final String FEED = "events/page";

  /** More than {@code stallThreshold}. */
  static final Duration ELEVEN_MINUTES = Duration.ofMinutes(11);

  final HealthChecks checks = new HealthChecks(context, ROUTE);

  @BeforeEach
  void observe() {
    checks.enable();
  }

  /** Starts a route whose feed has had good answers. */
  void startReady(String... options) throws Exception {
    start(FEED, options);
    someRequests();
    isUp();
  }

  /** Time for a few requests. */
  void someRequests() {
    runSeconds(30);
  }

  /** Time for the longest back-off and the requests after it. */
  void recovers() {
    runSeconds(600);
    isUp();
    assertThat(checks.liveness().getState()).isEqualTo(State.UP);
  }

  void faulty(Fault fault) {
    tenant.faults().on(FEED).always().inject(fault);
  }

  void isUp() {
    assertThat(checks.readiness().getState()).isEqualTo(State.UP);
  }

  void isDown(String... words) {
    assertThat(checks.readiness().getState()).isEqualTo(State.DOWN);
    assertThat(checks.readiness().getMessage()).get().asString().contains(words);
  }

  /** A problem that is there, but has not lasted long enough yet. */
  void isUpWith(FeedProblem problem) {
    assertThat(feed().problem()).contains(problem);
    isUp();
  }
}
