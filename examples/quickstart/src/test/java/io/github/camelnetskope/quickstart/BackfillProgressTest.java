package io.github.camelnetskope.quickstart;

import static io.github.camelnetskope.quickstart.Seen.START;
import static io.github.camelnetskope.quickstart.Seen.feed;
import static io.github.camelnetskope.quickstart.Seen.stripe;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.quickstart.Backfill.Span;
import io.github.camelnetskope.quickstart.BackfillProgress.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackfillProgressTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final BackfillProgress progress = new BackfillProgress(Optional.empty());

  private static State look(BackfillProgress progress, Seen... feeds) {
    return progress.look(Stream.of(feeds).map(Seen::snapshot).toList()).orElseThrow();
  }

  @Test
  void the_hours_are_those_of_all_cursors_together() {
    State state = look(progress, stripe("events/page", 1, 4), stripe("events/page", 2, -1));

    assertThat(state.read()).isEqualTo(Duration.ofHours(4));
    assertThat(state.whole()).isEqualTo(Duration.ofHours(20));
    assertThat(state.share()).isEqualTo(0.2);
    assertThat(state.done()).isFalse();
    assertThat(state.unproven()).isZero();
  }

  @Test
  void a_cursor_that_is_done_has_read_all_of_it_whatever_its_last_page_said() {
    State state =
        look(progress, stripe("events/page", 1, 4).done(), stripe("alerts/dlp", 1, -1).done());

    assertThat(state.read()).isEqualTo(state.whole()).isEqualTo(Duration.ofHours(20));
    assertThat(state.done()).isTrue();
  }

  @Test
  void a_cursor_that_reads_on_behind_the_history_does_not_count() {
    State state = look(progress, feed("events/page"), stripe("events/page", 1, 4).done());

    assertThat(state.whole()).isEqualTo(Duration.ofHours(10));
    assertThat(state.done()).isTrue();
  }

  @Test
  void seams_that_are_not_proven_are_counted() {
    State state =
        look(progress, stripe("events/page", 1, 4).unproven(), stripe("events/page", 2, 1));

    assertThat(state.unproven()).isEqualTo(1);
  }

  @Test
  void one_cursor_a_feed_is_as_far_as_its_lag_says() {
    var one = new BackfillProgress(Optional.of(new Span(START.minus(DAY), START)));

    State state = look(one, feed("events/page").behind(Duration.ofHours(6)), feed("alerts/dlp"));

    assertThat(state.read()).isEqualTo(Duration.ofHours(18));
    assertThat(state.whole()).isEqualTo(Duration.ofDays(2));
  }

  @Test
  void without_a_span_and_without_slices_there_is_no_history() {
    assertThat(progress.look(List.of(feed("events/page").snapshot()))).isEmpty();
    assertThat(progress.look(List.of())).isEmpty();
  }

  @Test
  void the_time_left_is_not_known_before_a_cursor_has_moved() {
    assertThat(look(progress, stripe("events/page", 1, -1)).left()).isEmpty();
    // After a restart: what was read before says nothing of the pace.
    assertThat(look(progress, after(10, stripe("events/page", 1, 6))).left()).isEmpty();

    assertThat(look(progress, after(20, stripe("events/page", 1, 8))).left())
        .hasValue(Duration.ofSeconds(10));
  }

  @Test
  void the_time_left_is_that_of_the_cursor_that_needs_longest() {
    look(progress, stripe("events/page", 1, 1), stripe("events/page", 2, 1));

    State state =
        look(
            progress,
            after(10, stripe("events/page", 1, 9)),
            after(10, stripe("events/page", 2, 2)));

    assertThat(state.left()).hasValue(Duration.ofSeconds(80));
  }

  @Test
  void the_time_left_runs_down_between_pages_and_is_not_known_when_it_is_over() {
    look(progress, stripe("events/page", 1, 0));
    look(progress, after(10, stripe("events/page", 1, 5)));

    assertThat(look(progress, after(14, stripe("events/page", 1, 5))).left())
        .hasValue(Duration.ofSeconds(6));
    assertThat(look(progress, after(20, stripe("events/page", 1, 5))).left()).isEmpty();
  }

  @Test
  void a_cursor_that_waits_at_its_end_has_no_time_left_to_tell() {
    look(progress, stripe("events/page", 1, 0));

    assertThat(look(progress, after(10, stripe("events/page", 1, 10))).left()).isEmpty();
  }

  private static Seen after(int seconds, Seen feed) {
    return feed.after(Duration.ofSeconds(seconds));
  }
}
