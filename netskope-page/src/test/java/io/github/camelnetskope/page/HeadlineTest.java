package io.github.camelnetskope.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.health.FeedProblem;
import io.github.camelnetskope.health.FeedState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The headline is correct for readers who read nothing else. */
class HeadlineTest {
  @Test
  void failing_feeds_are_counted_although_none_of_them_needs_action_yet() {
    List<FeedReading> feeds = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      feeds.add(Feeds.failing("alerts/" + i, FeedProblem.TENANT_FAILED));
    }
    for (int i = 0; i < 13; i++) {
      feeds.add(Feeds.healthy("events/" + i));
    }

    Headline headline = headline(feeds);

    assertThat(headline.text()).isEqualTo("11 of 24 feeds have a problem");
    assertThat(headline.detail()).isEqualTo("They retry by themselves; no action is needed yet.");
    assertThat(headline.condition()).isEqualTo(Condition.RETRYING);
  }

  @Test
  void it_says_how_many_need_action_and_how_many_retry() {
    Headline headline =
        headline(
            List.of(
                Feeds.failing("alerts/dlp", FeedProblem.SCOPE_MISSING),
                Feeds.failing("events/page", FeedProblem.UNREACHABLE),
                Feeds.failing("events/audit", FeedProblem.UNREACHABLE),
                Feeds.healthy("events/alert")));

    assertThat(headline.text()).isEqualTo("3 of 4 feeds have a problem");
    assertThat(headline.detail()).isEqualTo("1 needs action, 2 retry.");
    assertThat(headline.counts())
        .isEqualTo(Map.of(Condition.ACTION, 1, Condition.RETRYING, 2, Condition.HEALTHY, 1));
  }

  @Test
  void suspended_feeds_and_stopped_routes_are_not_healthy() {
    Headline headline =
        headline(
            List.of(
                Feeds.of("events/page").state(FeedState.SUSPENDED).reading(),
                Feeds.stopped("events/audit"),
                Feeds.healthy("events/alert")));

    assertThat(headline.text()).isEqualTo("2 of 3 feeds are switched off");
    assertThat(headline.condition()).isEqualTo(Condition.STOPPED);
  }

  @Test
  void feeds_that_are_done_are_healthy() {
    FeedReading done = Feeds.of("events/page").state(FeedState.DONE).reading();

    assertThat(headline(List.of(done)).text()).isEqualTo("The feed is done");
    assertThat(headline(List.of(done, Feeds.healthy("a/b"))).text())
        .isEqualTo("Both feeds are healthy");
    assertThat(headline(List.of(done)).condition()).isEqualTo(Condition.DONE);
  }

  @Test
  void a_feed_without_an_answer_is_not_healthy_yet() {
    Headline headline =
        headline(List.of(Feeds.of("events/page").unanswered().reading(), Feeds.healthy("a/b")));

    assertThat(headline.text()).isEqualTo("1 of 2 feeds has had no answer yet");
  }

  @Test
  void it_is_in_plain_english_for_one_feed_for_all_and_for_none() {
    FeedReading failing = Feeds.failing("a/b", FeedProblem.TOKEN_INVALID);

    assertThat(headline(List.of(failing)).text()).isEqualTo("The feed has a problem");
    assertThat(headline(List.of(failing, failing)).text()).isEqualTo("Both feeds have a problem");
    assertThat(headline(List.of(Feeds.healthy("a/b"))).text()).isEqualTo("The feed is healthy");
    assertThat(headline(List.of(Feeds.healthy("a/b"), Feeds.healthy("a/c"))).text())
        .isEqualTo("Both feeds are healthy");
    assertThat(headline(List.of()).text()).isEqualTo("There are no feeds");
  }

  private static Headline headline(List<FeedReading> readings) {
    return Headline.of(readings.stream().map(Feeds::view).toList());
  }
}
