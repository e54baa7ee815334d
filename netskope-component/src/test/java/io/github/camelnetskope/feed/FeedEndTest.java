package io.github.camelnetskope.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.client.http.TransportException.Reached;
import io.github.camelnetskope.health.FeedHealth;
import io.github.camelnetskope.health.FeedProblem;
import io.github.camelnetskope.health.FeedState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a feed reaches its end, and stays done. */
class FeedEndTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final FeedHealth.Thresholds THRESHOLDS =
      new FeedHealth.Thresholds(
          Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(1));

  private final FeedRig rig = new FeedRig();
  private final Instant now = rig.time.wallTime();

  private void restart() {
    rig.stop();
    rig.log.clear();
    rig.open().begin(Duration.ZERO);
    rig.time.runDue();
  }

  /** The high-water mark of the first page; all of its records are done. */
  private void read(Instant mark) {
    rig.page(2, mark);
    rig.succeed();
    rig.succeed();
  }

  @ParameterizedTest
  @CsvSource({"-1, WAITING", "0, DONE", "1, DONE"})
  void a_feed_ends_after_the_page_whose_mark_reaches_its_end(int seconds, FeedState state) {
    rig.until = now.minus(DAY).toString();

    read(now.minus(DAY).plusSeconds(seconds));

    assertThat(rig.snapshot().state()).isEqualTo(state);
    assertThat(rig.delivered()).isEqualTo(2);
  }

  @Test
  void a_feed_that_is_done_sends_no_requests_and_is_healthy() {
    rig.until = now.toString();
    read(now);
    long sent = rig.sent();

    rig.time.runFor(DAY);
    rig.engine().pollNow();
    rig.time.runDue();

    assertThat(rig.sent()).isEqualTo(sent);
    var health = FeedHealth.of(rig.snapshot(), THRESHOLDS);
    assertThat(health.reason()).isEmpty();
    assertThat(health.isReady()).isTrue();
    assertThat(rig.snapshot().lag()).isEmpty();
    assertThat(rig.snapshot().nextRequest()).isEmpty();
    assertThat(rig.engine().isPending()).isFalse();
  }

  @Test
  void a_feed_that_was_done_sends_no_requests_after_a_restart() {
    rig.until = now.toString();
    read(now);

    restart();
    rig.time.runFor(DAY);

    assertThat(rig.log).isEmpty();
    assertThat(rig.snapshot().state()).isEqualTo(FeedState.DONE);
    assertThat(FeedHealth.of(rig.snapshot(), THRESHOLDS).isReady()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"now, 0", "-PT1H, 3600"})
  void an_end_relative_to_now_is_fixed_when_the_feed_is_first_started(String until, int back) {
    rig.until = until;
    rig.open();
    assertThat(rig.log).containsExactly("save UNASKED");
    rig.time.runFor(DAY);
    restart();
    rig.time.runFor(DAY);
    restart();

    read(now.minusSeconds(back));

    assertThat(rig.snapshot().state()).isEqualTo(FeedState.DONE);
  }

  @Test
  void a_feed_that_is_done_continues_when_its_end_is_later_or_left_out() {
    rig.until = now.toString();
    read(now);

    rig.until = now.plusSeconds(1).toString();
    restart();
    rig.page(1, now.plusSeconds(1));
    rig.succeed();
    assertThat(rig.snapshot().state()).isEqualTo(FeedState.DONE);

    rig.until = null;
    restart();
    rig.time.runFor(Duration.ofSeconds(1));
    assertThat(rig.log).contains("save IDLE").endsWith("send next");
  }

  @Test
  void a_page_without_a_high_water_mark_is_refused_and_stays_owed() {
    rig.until = now.toString();
    rig.page(2);

    assertThat(rig.delivered()).isZero();
    var health = FeedHealth.of(rig.snapshot(), THRESHOLDS);
    assertThat(health.reason()).contains(FeedProblem.END_UNKNOWN);
    assertThat(health.text()).get().asString().contains("until: ").contains("timestamp_hwm");

    rig.time.runFor(Duration.ofSeconds(10));
    assertThat(rig.log).endsWith("send resend");
    rig.answer(Pages.answer(2, now));
    rig.succeed();
    rig.succeed();
    assertThat(rig.delivered()).isEqualTo(2);
    assertThat(rig.snapshot().state()).isEqualTo(FeedState.DONE);
  }

  @Test
  void without_an_end_a_page_needs_no_high_water_mark() {
    rig.page(2);

    assertThat(rig.delivered()).isOne();
  }

  @Test
  void the_last_page_is_finished_after_a_crash() {
    rig.until = now.toString();
    rig.page(2, now);
    rig.succeed();
    rig.engine().abort();
    rig.time.runDue();
    rig.log.clear();

    rig.open();
    rig.ask();
    rig.answer(Pages.answer(2, now));
    rig.time.runDue();

    assertThat(rig.log).contains("send resend", "deliver again 0");
    assertThat(rig.snapshot().state()).isEqualTo(FeedState.DELIVERING);
  }

  @ParameterizedTest
  @CsvSource({
    "2h, 0, DONE, nothing new and the mark stays: all that is so old has come",
    "2h, 1, WAITING, the mark moves: there may be more behind an hour without records",
    "30m, 0, WAITING, clocks may be an hour apart"
  })
  void a_feed_that_gets_no_more_records_reaches_its_end(
      String ago, int moves, FeedState state, String why) {
    Instant end = now.minus(ago.equals("2h") ? Duration.ofHours(2) : Duration.ofMinutes(30));
    Instant mark = end.minusSeconds(100);
    rig.until = end.toString();
    read(mark);
    assertThat(rig.snapshot().state()).isEqualTo(FeedState.WAITING);

    rig.page(0, mark.plusSeconds(moves));

    assertThat(rig.snapshot().state()).as(why).isEqualTo(state);
  }

  @Test
  void an_answer_without_records_does_not_end_a_feed_while_a_late_request_may_come() {
    rig.until = now.toString();
    rig.ask();
    rig.leave();
    rig.tenant.fail(Reached.PERHAPS_THE_TENANT);
    rig.time.runDue();
    var given = rig.time.moment();

    long answered = rig.sent();
    while (rig.snapshot().state() != FeedState.DONE) {
      rig.time.runFor(Duration.ofSeconds(1));
      if (rig.sent() > answered) {
        answered = rig.sent();
        rig.answer(Pages.answer(0, now));
      }
    }

    assertThat(given.until(rig.time.moment()))
        .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(15));
  }

  @Test
  void a_page_that_is_repeated_does_not_end_a_feed() {
    read(now);
    rig.until = now.toString();
    rig.startFrom = "resend";
    restart();

    rig.ask();

    assertThat(rig.log).endsWith("send next");
  }
}
