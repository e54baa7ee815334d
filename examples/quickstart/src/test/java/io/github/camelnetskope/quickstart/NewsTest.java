package io.github.camelnetskope.quickstart;

import static io.github.camelnetskope.quickstart.Seen.feed;
import static io.github.camelnetskope.quickstart.Seen.stripe;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.health.FeedProblem;
import io.github.camelnetskope.health.FeedSnapshot;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NewsTest {
  private final News news = new News();

  private List<String> of(Seen... feeds) {
    return news.of(Stream.of(feeds).map(Seen::snapshot).toList());
  }

  @Test
  void a_trouble_is_told_when_it_begins_and_when_it_is_over() {
    Seen failing = feed("events/page").failing(FeedProblem.UNREACHABLE, "no answer");

    assertThat(of(feed("events/page"))).isEmpty();
    assertThat(of(failing))
        .containsExactly("1 of 1 feed cannot be read: no answer. It is tried again by itself.");
    assertThat(of(failing)).isEmpty();
    assertThat(of(feed("events/page"))).containsExactly("All feeds are read again");
    assertThat(of(feed("events/page"))).isEmpty();
  }

  @Test
  void a_seam_that_is_not_proven_is_told_once() {
    Seen unproven = stripe("events/page", 1, 10).unproven();

    assertThat(of(stripe("events/page", 1, 10))).isEmpty();
    assertThat(of(unproven))
        .containsExactly(
            "The seam of events/page at 1970-01-01T20:00:00Z is unproven: nothing is left out"
                + " there, records may come twice");
    assertThat(of(unproven, stripe("events/page", 2, 10))).isEmpty();
  }

  @Test
  void the_seams_of_a_feed_that_are_found_unproven_together_are_one_line() {
    Seen[] many =
        Stream.of("alerts/dlp", "events/page")
            .flatMap(
                feed ->
                    IntStream.range(0, 5).mapToObj(number -> stripe(feed, number, 10).unproven()))
            .toArray(Seen[]::new);

    assertThat(of(many))
        .containsExactly(
            "5 seams of alerts/dlp are unproven, the first at 1970-01-01T10:00:00Z: nothing is left"
                + " out there, records may come twice",
            "5 seams of events/page are unproven, the first at 1970-01-01T10:00:00Z: nothing is left"
                + " out there, records may come twice");
    assertThat(of(many)).isEmpty();
  }

  @Test
  void of_each_feed_the_first_unproven_seam_is_told_and_at_the_end_how_many_there_were() {
    for (int number = 0; number < 50; number++) {
      List<String> lines =
          of(
              stripe("alerts/dlp", number, 10).unproven(),
              stripe("events/page", number, 10).unproven());
      assertThat(lines).hasSize(number == 0 ? 2 : 0);
    }

    List<FeedSnapshot> all =
        IntStream.range(0, 50)
            .boxed()
            .flatMap(
                number -> Stream.of("alerts/dlp", "events/page").map(f -> stripe(f, number, 10)))
            .map(its -> its.unproven().snapshot())
            .toList();
    assertThat(News.atTheEnd(all))
        .isEqualTo(
            "100 seams of 2 feeds are unproven: nothing is left out there, records may come twice");
  }

  @Test
  void at_the_end_nothing_is_said_of_no_seam_or_of_one() {
    assertThat(News.atTheEnd(List.of(stripe("events/page", 1, 10).snapshot()))).isEmpty();
    assertThat(News.atTheEnd(List.of(stripe("events/page", 1, 10).unproven().snapshot())))
        .isEmpty();
  }
}
