package io.github.camelnetskope.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.health.FeedHealth.Thresholds;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Which problem is a reason of health, and when; all views use the same rule. */
class FeedHealthTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Thresholds USUAL =
      new Thresholds(Duration.ofMinutes(10), Duration.ZERO, Duration.ZERO);
  private static final Set<FeedProblem> AT_ONCE =
      Set.of(
          FeedProblem.TOKEN_INVALID,
          FeedProblem.SCOPE_MISSING,
          FeedProblem.CHECKPOINT_FAILED,
          FeedProblem.STOPPED,
          FeedProblem.END_UNKNOWN,
          FeedProblem.GATEWAY_REFUSED,
          FeedProblem.NO_TOKEN);
  private static final Set<FeedProblem> UNDER_ITS_OWN_NAME =
      Set.of(
          FeedProblem.REJECTED,
          FeedProblem.INDEX_IN_USE,
          FeedProblem.THROTTLED,
          FeedProblem.LOST_OWNERSHIP,
          FeedProblem.UNCONFIRMED);

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"STALLED", "LAGGING", "STALE"})
  void a_problem_is_a_reason_at_once_or_after_the_stall_threshold(FeedProblem problem) {
    boolean atOnce = AT_ONCE.contains(problem);
    FeedProblem later =
        atOnce || UNDER_ITS_OWN_NAME.contains(problem) ? problem : FeedProblem.STALLED;

    assertThat(reason(Optional.of(problem), MINUTE.multipliedBy(10)))
        .isEqualTo(atOnce ? Optional.of(problem) : Optional.empty());
    assertThat(reason(Optional.of(problem), MINUTE.multipliedBy(11))).hasValue(later);
    assertThat(reason(Optional.empty(), MINUTE.multipliedBy(11))).isEmpty();
  }

  @Test
  void with_a_threshold_of_zero_a_transient_problem_is_never_a_reason() {
    var never = new Thresholds(Duration.ZERO, Duration.ZERO, Duration.ZERO);
    FeedSnapshot feed = feed(Optional.of(FeedProblem.UNREACHABLE), Duration.ofDays(100));

    assertThat(FeedHealth.of(feed, never).isReady()).isTrue();
  }

  @Test
  void stale_and_lagging_are_reasons_only_above_their_thresholds() {
    FeedSnapshot feed = feed(Optional.empty(), MINUTE.multipliedBy(60));

    assertThat(FeedHealth.of(feed, new Thresholds(MINUTE, MINUTE, MINUTE)).reason())
        .hasValue(FeedProblem.LAGGING);
    assertThat(FeedHealth.of(feed, new Thresholds(MINUTE, Duration.ZERO, MINUTE)).reason())
        .hasValue(FeedProblem.STALE);
    assertThat(
            FeedHealth.of(feed, new Thresholds(MINUTE, Duration.ZERO, MINUTE.multipliedBy(60)))
                .reason())
        .isEmpty();
    assertThat(FeedHealth.of(feed, USUAL).reason()).isEmpty();
  }

  @Test
  void of_many_cursors_that_are_unhealthy_the_message_names_ten() {
    FeedSnapshot feed = feed(Optional.of(FeedProblem.TOKEN_INVALID), MINUTE);
    List<FeedHealth> all = Collections.nCopies(72, FeedHealth.of(feed, USUAL));

    assertThat(new NetskopeHealthCheck("netskope", true, () -> all).call(Map.of()).getMessage())
        .get()
        .asString()
        .startsWith("72 of 72 feeds: ")
        .contains(" and 62 more TOKEN_INVALID")
        .hasSizeLessThan(1000);
  }

  private static Optional<FeedProblem> reason(Optional<FeedProblem> problem, Duration lasted) {
    return FeedHealth.of(feed(problem, lasted), USUAL).reason();
  }

  @Test
  void a_feed_whose_page_took_long_is_not_stuck_when_its_next_request_is_late() {
    assertThat(waiting(MINUTE).stuck()).isTrue();
    assertThat(waiting(MINUTE.multipliedBy(60)).stuck()).isFalse();
  }

  /** Its request has been due for an hour. */
  private static FeedHealth waiting(Duration untilProgress) {
    Duration hour = MINUTE.multipliedBy(60);
    Instant due = START.plus(MINUTE.dividedBy(2));
    return FeedHealth.of(feed(Optional.empty(), hour, START.plus(untilProgress), due), USUAL);
  }

  /** A feed that waits, lagging and stale, perhaps with a problem since the start. */
  private static FeedSnapshot feed(Optional<FeedProblem> problem, Duration lasted) {
    return feed(problem, lasted, START, START.plus(lasted).plus(MINUTE));
  }

  private static FeedSnapshot feed(
      Optional<FeedProblem> problem, Duration lasted, Instant progress, Instant due) {
    Instant now = START.plus(lasted);
    return new FeedSnapshot(
        now,
        "acme.goskope.com",
        "events/page",
        "test",
        FeedState.WAITING,
        problem,
        START,
        problem.map(FeedProblem::name),
        problem.map(p -> START),
        progress,
        Optional.of(START),
        START,
        Optional.of(due),
        Optional.of(lasted),
        new FeedCounts(0, 0, 0, 0, Map.of(), 0),
        Optional.empty());
  }
}
