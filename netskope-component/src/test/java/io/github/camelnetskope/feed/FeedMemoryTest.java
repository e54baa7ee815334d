package io.github.camelnetskope.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.client.http.BufferBudget;
import io.github.camelnetskope.client.http.BufferReservation;
import io.github.camelnetskope.feed.FeedMachine.State;
import io.github.camelnetskope.health.FeedState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One feed and the memory that all share. */
class FeedMemoryTest {
  private static final int BUDGET = 100_000;

  private final FeedRig rig = new FeedRig();

  FeedMemoryTest() {
    rig.budget = new BufferBudget(BUDGET);
  }

  @Test
  void an_attempt_without_a_token_keeps_no_memory() {
    rig.tokens =
        () -> {
          throw new IllegalStateException("the vault is sealed");
        };

    rig.ask();

    assertThat(rig.log).containsExactly("failed IllegalStateException");
    assertThat(rig.budget.reservedBytes()).isZero();
  }

  @Test
  void an_attempt_that_the_poll_strategy_refuses_keeps_no_memory() {
    rig.host.mayPoll(
        () -> {
          throw new IllegalStateException("the poll strategy is broken");
        });

    rig.ask();

    assertThat(rig.log).containsExactly("failed IllegalStateException");
    assertThat(rig.budget.reservedBytes()).isZero();
  }

  @Test
  void a_page_keeps_its_memory_until_it_is_done() {
    rig.page(1);
    assertThat(rig.budget.reservedBytes()).isPositive();

    rig.succeed();

    assertThat(rig.budget.reservedBytes()).isZero();
  }

  @Test
  void an_answer_without_memory_is_requested_later_and_nothing_is_lost() {
    BufferReservation others = rig.budget.tryReserve(BUDGET - 20_000).orElseThrow();
    rig.ask();
    rig.answer(Pages.longAnswer(2));
    assertThat(rig.engine().state()).isEqualTo(State.WAITING);
    assertThat(rig.snapshot().problem()).isEmpty();
    assertThat(rig.delivered()).isZero();

    rig.time.runFor(Duration.ofSeconds(10));
    assertThat(rig.sent()).isOne();
    others.close();
    rig.time.runFor(Duration.ofSeconds(1));

    assertThat(rig.log).endsWith("send resend");
    rig.answer(Pages.longAnswer(2));
    rig.succeed();
    rig.succeed();
    assertThat(rig.snapshot().counts().records()).isEqualTo(2);
    assertThat(rig.snapshot().problem()).isEmpty();
  }

  @Test
  void memory_that_comes_too_late_does_not_start_a_stopped_feed() {
    rig.stopOnFailure = true;
    rig.page(1);
    rig.succeed();
    BufferReservation most = rig.budget.tryReserve(BUDGET - 1_000).orElseThrow();
    BufferReservation rest = rig.budget.tryReserve(1_000).orElseThrow();
    rig.ask();
    assertThat(rig.sent()).isOne();
    // Too little for answers of the usual length, so no feed is called; this feed's are short.
    rest.close();
    rig.time.runFor(Duration.ofSeconds(2));
    rig.answer(Pages.answer(1));
    rig.fail();
    assertThat(rig.snapshot().state()).isEqualTo(FeedState.STOPPED);

    most.close();
    rig.time.runFor(Duration.ofHours(1));

    assertThat(rig.snapshot().state()).isEqualTo(FeedState.STOPPED);
    assertThat(rig.delivered()).isEqualTo(2);
  }
}
