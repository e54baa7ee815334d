package io.github.camelnetskope.feed;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.camelnetskope.checkpoint.CheckpointException;
import io.github.camelnetskope.feed.FeedMachine.State;
import io.github.camelnetskope.health.FeedProblem;
import io.github.camelnetskope.health.FeedState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one feed does when the route or the checkpoint store fails. */
class FeedFaultTest {
  private final CheckpointException full = new CheckpointException("disk full");

  private final FeedRig rig = new FeedRig();
  private final ListAppender<ILoggingEvent> seen = new ListAppender<>();

  @BeforeEach
  void watchLog() {
    seen.start();
    ((Logger) FeedRig.LOG).addAppender(seen);
  }

  @AfterEach
  void forgetLog() {
    ((Logger) FeedRig.LOG).detachAppender(seen);
  }

  private List<String> lines(Level level) {
    return seen.list.stream()
        .filter(event -> event.getLevel() == level)
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  @Test
  void a_page_whose_end_cannot_be_saved_is_counted_once_and_resumed_is_logged_once() {
    rig.page(1);
    rig.store.fails(full);
    rig.succeed();
    rig.time.runFor(Duration.ofHours(1));
    assertThat(rig.snapshot().problem()).contains(FeedProblem.CHECKPOINT_FAILED);

    rig.store.mended();
    rig.time.runFor(Duration.ofMinutes(10));

    assertThat(rig.snapshot().counts().records()).isOne();
    assertThat(rig.delivered()).isOne();
    assertThat(lines(Level.WARN)).hasSize(1);
    assertThat(lines(Level.INFO)).filteredOn(line -> line.contains("resumed")).hasSize(1);
  }

  @Test
  void a_checkpoint_that_cannot_be_read_is_not_treated_as_missing() {
    rig.startFrom = "resend";
    rig.page(1);
    rig.succeed();
    rig.stop();
    rig.log.clear();
    rig.store.fails(full);

    rig.open().begin(Duration.ZERO);
    rig.time.runFor(Duration.ofHours(1));

    assertThat(rig.snapshot().problem()).contains(FeedProblem.CHECKPOINT_FAILED);
    assertThat(rig.sent()).isZero();
    rig.store.mended();
    rig.time.runFor(Duration.ofMinutes(10));
    // Not "resend", with which a feed without a checkpoint begins.
    assertThat(rig.log).endsWith("send next");
    assertThat(rig.sent()).isOne();
  }

  @Test
  void a_request_is_not_sent_when_its_checkpoint_cannot_be_saved() {
    rig.ask();
    rig.store.fails(full);

    rig.leave();

    assertThat(rig.log).containsExactly("send next", "failed CheckpointException");
    assertThat(rig.snapshot().problem()).contains(FeedProblem.CHECKPOINT_FAILED);
  }

  @Test
  void a_feed_that_stops_on_failure_stays_stopped_when_its_position_cannot_be_saved() {
    rig.stopOnFailure = true;
    rig.page(2);
    rig.store.fails(full);

    rig.fail();
    rig.time.runFor(Duration.ofHours(1));

    assertThat(rig.snapshot().state()).isEqualTo(FeedState.STOPPED);
    assertThat(rig.delivered()).isOne();
  }

  @Test
  void a_feed_stops_on_failure_also_when_a_save_before_has_failed() {
    rig.stopOnFailure = true;
    rig.maxInFlight = 2;
    rig.page(4);
    rig.store.fails(full);
    rig.time.pass(Duration.ofSeconds(2));
    rig.succeed();

    rig.fail();
    rig.succeed();
    rig.time.runFor(Duration.ofHours(1));

    assertThat(rig.snapshot().state()).isEqualTo(FeedState.STOPPED);
    assertThat(rig.delivered()).isEqualTo(3);
  }

  @Test
  void progress_ends_with_the_last_record_not_with_the_look_at_it() {
    rig.page(2);
    rig.succeed();
    var last = rig.time.wallTime();

    rig.time.pass(Duration.ofMinutes(5));

    assertThat(rig.snapshot().progressAt()).isEqualTo(last);
    assertThat(rig.snapshot().quietSince()).isEqualTo(last);
  }

  @Test
  void a_failure_without_a_message_is_reported_by_its_class() {
    rig.page(1);

    rig.host.fail(new StackOverflowError());
    rig.time.runDue();

    assertThat(rig.snapshot().lastError())
        .hasValue("ROUTE_FAILED: the route threw java.lang.StackOverflowError");
  }

  @Test
  void records_that_fail_are_retried_with_back_off() {
    rig.page(1);
    rig.fail();
    for (int i = 0; i < 3_600 && rig.host.inRoute() == 0; i++) {
      rig.time.runFor(Duration.ofSeconds(1));
      while (rig.host.inRoute() > 0) {
        rig.fail();
      }
    }

    // 5, 10, 20, ... 300 seconds.
    assertThat(rig.delivered()).isBetween(12L, 20L);
    assertThat(rig.snapshot().problem()).contains(FeedProblem.ROUTE_FAILED);
  }

  @Test
  void a_call_that_hangs_is_detected_and_gives_its_place_to_another_feed() {
    rig.page(2);
    var other = rig.crowd();

    rig.time.runFor(FeedRig.HANG_THRESHOLD);

    assertThat(rig.snapshot().problem()).contains(FeedProblem.HUNG);
    rig.time.runFor(FeedWarnings.WINDOW);
    assertThat(lines(Level.WARN)).hasSize(1);
    assertThat(other.isHeld()).isTrue();
  }

  @Test
  void a_call_that_hung_and_returned_continues_in_its_turn() {
    a_call_that_hangs_is_detected_and_gives_its_place_to_another_feed();
    rig.succeed();
    assertThat(rig.engine().state()).isEqualTo(State.QUEUED);
    assertThat(rig.snapshot().problem()).isEmpty();

    rig.turns.request(() -> {});
    rig.log.clear();

    assertThat(rig.delivered()).isZero();
  }

  @Test
  void an_empty_message_that_hangs_lets_another_feed_go_first() {
    rig.host.wantsEmptyMessage();
    rig.page(0);
    var other = rig.crowd();

    rig.time.runFor(FeedRig.HANG_THRESHOLD);
    assertThat(rig.snapshot().problem()).contains(FeedProblem.HUNG);
    assertThat(other.isHeld()).isTrue();
    rig.host.emptyMessageDone();
    rig.time.runDue();

    assertThat(rig.snapshot().problem()).isEmpty();
    assertThat(rig.log).contains("polled 0");
  }

  @Test
  void a_feed_that_waits_for_commits_gives_its_place_to_another() {
    rig.commitsByHand = true;
    rig.page(1);
    Runnable commit = rig.host.succeedWithoutCommit();
    rig.time.runDue();
    var other = rig.crowd();

    rig.time.runFor(Duration.ofSeconds(3));
    assertThat(other.isHeld()).isTrue();
    commit.run();
    rig.time.runDue();
    other.giveBack();
    rig.time.runFor(Duration.ofSeconds(1));

    assertThat(rig.snapshot().counts().records()).isOne();
    assertThat(rig.delivered()).isOne();
  }

  @Test
  void a_request_whose_checkpoint_was_saved_after_the_abort_is_not_sent() {
    rig.ask();
    rig.store.after(() -> rig.engine().abort());

    rig.leave();

    assertThat(rig.log).contains("save REQUESTED").doesNotContain("left");
  }
}
