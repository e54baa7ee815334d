package io.github.camelnetskope.quickstart;

import static io.github.camelnetskope.quickstart.Seen.feed;
import static io.github.camelnetskope.quickstart.Seen.stripe;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.health.FeedProblem;
import java.util.List;
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
}
