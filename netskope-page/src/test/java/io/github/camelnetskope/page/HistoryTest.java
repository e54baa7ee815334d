package io.github.camelnetskope.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.camelnetskope.health.FeedProblem;
import io.github.camelnetskope.health.FeedState;
import io.github.camelnetskope.page.Trend.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The history of the page and its limits. */
class HistoryTest {
  private static final long STEP = FeedTrend.STEP.toSeconds();

  private final History history = new History();
  private Instant now = Feeds.NOW;

  @Test
  void it_keeps_only_an_hour_of_samples() {
    for (int i = 0; i < 1_000; i++) {
      step(Feeds.of("events/page").lag(i).records(100L * i).reading());
    }

    Trend trend = trend(Feeds.of("events/page").records(99_900).reading());
    assertThat(trend.lags()).hasSize(180);
    assertThat(trend.lags().get(179).value()).isEqualTo(999);
    assertThat(trend.lags().get(0).x()).isCloseTo(0, within(0.01));
    assertThat(trend.conditions()).containsExactly(new Span(0, 1, Condition.HEALTHY));
  }

  /** Between two pages of 6,000 records lie 60 seconds without any. */
  @Test
  void the_rate_is_steady_although_pages_come_in_bursts() {
    for (int i = 0; i < 30; i++) {
      step(Feeds.of("events/page").records(6_000L * (i / 3)).reading());
    }

    Trend trend = trend(Feeds.of("events/page").records(54_000).reading());
    assertThat(trend.rates().subList(3, 29))
        .allSatisfy(point -> assertThat(point.value()).isEqualTo(100));
    assertThat(trend.rate()).isCloseTo(100, within(35.0));
  }

  @Test
  void a_route_that_was_started_again_counts_from_zero() {
    step(Feeds.of("events/page").records(5_000).reading());
    step(Feeds.of("events/page").records(10).reading());

    assertThat(trend(Feeds.of("events/page").records(10).reading()).rates())
        .allSatisfy(point -> assertThat(point.value()).isZero());
  }

  @Test
  void a_failure_between_two_samples_is_seen() {
    FeedReading feed = Feeds.healthy("events/page");
    FeedReading failing = Feeds.failing("events/page", FeedProblem.UNREACHABLE);
    step(feed);
    history.see(failing, now.minusSeconds(8));
    history.see(feed, now.minusSeconds(4));
    step(feed);
    step(feed);

    assertThat(trend(feed).conditions())
        .extracting(Span::condition)
        .containsExactly(Condition.HEALTHY, Condition.RETRYING, Condition.HEALTHY);
    assertThat(history.changes())
        .extracting(change -> change.after().label())
        .containsExactly("healthy", "UNREACHABLE");
    assertThat(history.changes().get(0).lasted()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void feeds_with_the_same_change_at_about_the_same_time_are_one_entry() {
    List<String> names = List.of("alerts/dlp", "alerts/uba", "events/page");
    step(names.stream().map(Feeds::healthy).toArray(FeedReading[]::new));
    names.forEach(
        name -> {
          now = now.plusSeconds(10);
          history.see(Feeds.failing(name, FeedProblem.TOKEN_INVALID), now);
        });

    assertThat(history.changes()).hasSize(1);
    assertThat(history.changes().get(0).feeds()).extracting(FeedKey::feed).isEqualTo(names);
  }

  @Test
  void a_feed_that_fails_from_its_start_is_a_change() {
    step(Feeds.failing("events/page", FeedProblem.TOKEN_INVALID), Feeds.healthy("alerts/dlp"));

    assertThat(history.changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.before()).isEqualTo(Status.STARTING);
              assertThat(change.lasted()).isZero();
              assertThat(change.at()).isEqualTo(Feeds.NOW.minusSeconds(60));
            });
  }

  @Test
  void a_change_has_the_whole_duration_of_the_state_before() {
    history.see(Feeds.healthy("events/page"), now);
    history.see(Feeds.of("events/page").state(FeedState.SUSPENDED).reading(), now);

    assertThat(history.changes())
        .singleElement()
        .satisfies(change -> assertThat(change.lasted()).isEqualTo(Duration.ofHours(1)));
  }

  @Test
  void the_rate_of_a_feed_is_shown_in_its_first_minute() {
    Instant started = now.minusSeconds(10);
    step(Feeds.of("events/page").since(started).records(500).reading());
    step(Feeds.of("events/page").since(started).records(900).reading());

    assertThat(trend(Feeds.of("events/page").records(900).reading()).rate()).isEqualTo(30);
  }

  @Test
  void only_the_latest_changes_are_kept() {
    for (int i = 0; i < 500; i++) {
      step(
          i % 2 == 0
              ? Feeds.healthy("events/page")
              : Feeds.failing("events/page", FeedProblem.UNREACHABLE));
    }

    assertThat(history.changes()).hasSize(ChangeLog.ENTRIES);
    assertThat(history.changes().get(0).at()).isEqualTo(now.minusSeconds(STEP));
  }

  @Test
  void a_removed_feed_is_forgotten() {
    step(Feeds.of("events/page").records(7).reading());
    step(Feeds.healthy("events/audit"));
    step(Feeds.healthy("events/page"));

    assertThat(history.changes()).isEmpty();
    assertThat(trend(Feeds.healthy("events/page")).lags()).hasSize(1);
  }

  private void step(FeedReading... feeds) {
    history.sample(List.of(feeds), now);
    now = now.plusSeconds(STEP);
  }

  private Trend trend(FeedReading feed) {
    return history.views(List.of(feed), now.minusSeconds(STEP)).get(0).trend();
  }
}
