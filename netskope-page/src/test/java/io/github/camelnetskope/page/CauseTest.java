package io.github.camelnetskope.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.health.FeedProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A cause is shown once, for any number of feeds. */
class CauseTest {
  private static final Instant NOW = Feeds.NOW;

  @Test
  void feeds_of_a_tenant_with_the_same_problem_are_one_cause() {
    List<Cause> causes =
        causes(
            Feeds.failing("alerts/dlp", FeedProblem.TOKEN_INVALID),
            Feeds.failing("alerts/uba", FeedProblem.TOKEN_INVALID),
            Feeds.healthy("events/alert"));

    assertThat(causes).hasSize(1);
    assertThat(causes.get(0).feeds())
        .extracting(FeedKey::feed)
        .containsExactly("alerts/dlp", "alerts/uba");
    assertThat(causes.get(0).tenant()).isEqualTo(Feeds.TENANT);
  }

  @Test
  void tenants_are_independent() {
    FeedKey other = new FeedKey("beta.goskope.com", "soc", "to-siem", "alerts/dlp");

    assertThat(
            causes(
                Feeds.failing("alerts/dlp", FeedProblem.TOKEN_INVALID),
                Feeds.of("").key(other).failing(FeedProblem.TOKEN_INVALID, NOW, "").reading()))
        .extracting(Cause::tenant)
        .containsExactly(Feeds.TENANT, "beta.goskope.com");
  }

  @Test
  void it_has_the_first_begin_the_next_attempt_and_the_latest_error() {
    Cause cause =
        causes(
                Feeds.of("events/page")
                    .failing(FeedProblem.UNREACHABLE, NOW.minusSeconds(30), "refused")
                    .nextIn(40)
                    .reading(),
                Feeds.of("events/audit")
                    .failing(FeedProblem.UNREACHABLE, NOW.minusSeconds(90), "timeout")
                    .at(NOW.minusSeconds(5))
                    .nextIn(15)
                    .reading())
            .get(0);

    assertThat(cause.since()).isEqualTo(NOW.minusSeconds(90));
    assertThat(cause.nextRequest()).hasValue(NOW.plusSeconds(10));
    assertThat(cause.error()).isEqualTo("refused");
    assertThat(cause.errorFeed().feed()).isEqualTo("events/page");
  }

  /** After {@code stallThreshold} health says STALLED, which is not a cause. */
  @Test
  void a_problem_that_lasts_keeps_its_name_and_needs_action() {
    Cause cause =
        causes(
                Feeds.of("events/page")
                    .failing(FeedProblem.TENANT_FAILED, NOW.minusSeconds(900), "503")
                    .reading(),
                Feeds.failing("events/audit", FeedProblem.TENANT_FAILED))
            .get(0);

    assertThat(cause.problem()).isEqualTo(FeedProblem.TENANT_FAILED);
    assertThat(cause.condition()).isEqualTo(Condition.ACTION);
    assertThat(cause.feeds()).hasSize(2);
  }

  @Test
  void the_order_does_not_depend_on_that_of_the_feeds() {
    List<FeedReading> feeds = new ArrayList<>();
    feeds.add(Feeds.failing("events/page", FeedProblem.UNREACHABLE));
    feeds.add(Feeds.failing("alerts/dlp", FeedProblem.SCOPE_MISSING));
    feeds.add(Feeds.failing("alerts/uba", FeedProblem.TENANT_FAILED));
    feeds.add(Feeds.of("events/audit").lag(10_000).reading());
    List<FeedProblem> order =
        List.of(
            FeedProblem.SCOPE_MISSING,
            FeedProblem.LAGGING,
            FeedProblem.TENANT_FAILED,
            FeedProblem.UNREACHABLE);

    assertThat(causes(feeds.toArray(FeedReading[]::new)))
        .extracting(Cause::problem)
        .isEqualTo(order);
    Collections.reverse(feeds);
    assertThat(causes(feeds.toArray(FeedReading[]::new)))
        .extracting(Cause::problem)
        .isEqualTo(order);
  }

  private static List<Cause> causes(FeedReading... readings) {
    return Cause.of(List.of(readings).stream().map(Feeds::view).toList());
  }
}
