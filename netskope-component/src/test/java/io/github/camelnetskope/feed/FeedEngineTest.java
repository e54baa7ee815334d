package io.github.camelnetskope.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.checkpoint.Checkpoint;
import io.github.camelnetskope.checkpoint.Checkpoint.Delivering;
import io.github.camelnetskope.checkpoint.Checkpoint.Idle;
import io.github.camelnetskope.checkpoint.Checkpoint.Requested;
import io.github.camelnetskope.health.FeedProblem;
import io.github.camelnetskope.health.FeedState;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** One feed, from its first request to its end. */
class FeedEngineTest {
  private final MachineRig rig = new MachineRig();

  private void failsOnceOn(int record, Supplier<Error> failure) {
    boolean[] failed = {false};
    rig.route =
        from -> {
          if (from == record && !failed[0]) {
            failed[0] = true;
            throw failure.get();
          }
        };
  }

  private int heldAt() {
    Checkpoint saved = rig.saved().orElseThrow();
    assertThat(saved).isInstanceOf(Delivering.class);
    return ((Delivering) saved).position();
  }

  @Test
  void a_request_that_moves_the_cursor_is_saved_before_it_is_sent() {
    var engine = rig.begin("next", false);

    assertThat(rig.left).containsExactly("next");
    assertThat(rig.saved()).containsInstanceOf(Requested.class);
    assertThat(engine.isPending()).isTrue();
  }

  @Test
  void no_request_is_sent_while_it_cannot_be_saved() {
    rig.storeFails = true;
    var engine = rig.begin("next", false);

    assertThat(rig.left).isEmpty();
    assertThat(engine.snapshot().problem()).contains(FeedProblem.CHECKPOINT_FAILED);
    assertThat(rig.budget.reservedBytes()).isZero();
    rig.storeFails = false;
    rig.next();

    assertThat(rig.left).hasSize(1);
    assertThat(rig.time.moment().nanos()).isGreaterThan(Duration.ofSeconds(1).toNanos());
  }

  @Test
  void a_page_is_delivered_and_settled_and_the_next_request_waits() {
    var engine = rig.begin("next", false);
    rig.answer(3);

    assertThat(rig.handedOut).containsExactly(0, 1, 2);
    assertThat(rig.saved()).containsInstanceOf(Idle.class);
    assertThat(engine.isIdle()).isTrue();
    assertThat(rig.budget.reservedBytes()).isZero();
    rig.next();

    assertThat(rig.left).containsExactly("next", "next");
    assertThat(rig.time.moment().nanos()).isEqualTo(Duration.ofSeconds(5).toNanos());
  }

  @Test
  void a_page_waits_for_its_turn() {
    var other = rig.turns.request(() -> {});
    rig.begin("next", false);
    rig.answer(3);
    assertThat(rig.handedOut).isEmpty();

    other.giveBack();
    rig.work();

    assertThat(rig.handedOut).containsExactly(0, 1, 2);
    assertThat(rig.saved()).containsInstanceOf(Idle.class);
  }

  @Test
  void an_error_of_the_route_is_held_and_retried_from_that_record() {
    failsOnceOn(1, () -> new AssertionError("a fault"));
    var engine = rig.begin("next", false);
    rig.answer(3);

    assertThat(heldAt()).isEqualTo(1);
    assertThat(engine.snapshot().problem()).contains(FeedProblem.ROUTE_FAILED);
    rig.next();

    assertThat(rig.handedOut).containsExactly(0, 1, 1, 2);
    assertThat(rig.left).hasSize(1);
    assertThat(engine.snapshot().problem()).isEmpty();
  }

  @Test
  void a_feed_stays_stopped_also_when_its_position_cannot_be_saved() {
    rig.route =
        from -> {
          rig.storeFails = true;
          throw new IllegalStateException("down");
        };
    var engine = rig.begin("next", true);
    rig.answer(3);

    assertThat(engine.snapshot().state()).isEqualTo(FeedState.STOPPED);
    engine.tick();
    rig.work();

    assertThat(rig.handedOut).containsExactly(0);
  }

  @Test
  void a_suspended_feed_delivers_and_requests_nothing_until_it_is_resumed() {
    var engine = rig.begin("next", false);
    engine.suspend();
    rig.answer(3);
    assertThat(rig.handedOut).isEmpty();
    assertThat(rig.time.runNext()).isFalse();

    engine.resume();
    rig.work();
    assertThat(rig.handedOut).containsExactly(0, 1, 2);
    rig.next();

    assertThat(rig.left).hasSize(2);
  }

  @Test
  void a_suspended_feed_shows_since_when_it_is_suspended() {
    var engine = rig.begin("next", false);
    var started = engine.snapshot().since();
    rig.time.pass(Duration.ofMinutes(3));
    engine.suspend();
    rig.time.pass(Duration.ofMinutes(2));
    engine.suspend();

    assertThat(engine.snapshot().since()).isEqualTo(rig.time.wallTime().minusSeconds(120));

    engine.resume();
    assertThat(engine.snapshot().since()).isEqualTo(started);
  }

  @Test
  void a_stop_waits_for_a_next_in_flight() {
    var engine = rig.begin("next", false);
    var closed = engine.stop();
    rig.work();
    assertThat(closed).isNotDone();

    rig.answer(3);

    assertThat(closed).isCompleted();
    assertThat(rig.handedOut).isEmpty();
    assertThat(heldAt()).isZero();
    assertThat(rig.budget.reservedBytes()).isZero();
  }

  @Test
  void a_stop_ends_a_resend_at_once() {
    var engine = rig.begin("resend", false);
    assertThat(rig.left).containsExactly("resend");

    var closed = engine.stop();
    rig.work();

    assertThat(closed).isCompleted();
    assertThat(rig.request).isCancelled();
    assertThat(rig.budget.reservedBytes()).isZero();
  }

  @Test
  void an_abort_does_not_wait() {
    var engine = rig.begin("next", false);

    engine.abort();
    rig.work();

    assertThat(engine.stop()).isCompleted();
    assertThat(rig.request).isCancelled();
    assertThat(rig.saved()).containsInstanceOf(Requested.class);
  }

  @Test
  void an_exchange_that_hangs_gives_its_turn_to_others() {
    rig.exchangesComeBackLater = true;
    var engine = rig.begin("next", false);
    rig.answer(3);
    var other = rig.turns.request(() -> {});
    assertThat(other.isHeld()).isFalse();

    while (rig.time.runNext()) {
      rig.work();
    }

    assertThat(other.isHeld()).isTrue();
    assertThat(engine.snapshot().problem()).contains(FeedProblem.HUNG);
    rig.inRoute.remove().run();
    rig.work();
    assertThat(heldAt()).isEqualTo(1);
    assertThat(engine.snapshot().problem()).isEmpty();
  }

  @Test
  void a_poll_that_cannot_begin_keeps_no_memory() {
    rig.beforePoll =
        () -> {
          throw new IllegalStateException("the poll strategy failed");
        };
    rig.begin("next", false);

    assertThat(rig.left).isEmpty();
    assertThat(rig.budget.reservedBytes()).isZero();
  }

  @Test
  void a_wall_clock_that_is_set_back_changes_nothing() {
    rig.begin("next", false);
    rig.answer(3);

    rig.time.setWallClock(Duration.ofDays(-1));
    rig.next();

    assertThat(rig.left).containsExactly("next", "next");
    assertThat(rig.time.moment().nanos()).isEqualTo(Duration.ofSeconds(5).toNanos());
  }
}
