package io.github.camelnetskope.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** A thread that waits for its own query. */
class WaitingThreadTest {
  private final PendingAnswers pending = new PendingAnswers();
  private final WaitingThread<String> here = new WaitingThread<>();
  private final PendingAnswer<String> answer = pending.open(here);

  @Test
  void an_answer_ends_the_wait() throws Throwable {
    answer.answer("good");

    assertThat(here.await()).isEqualTo("good");
    assertThat(pending.size()).isZero();
  }

  @Test
  void tasks_are_done_while_it_waits() throws Throwable {
    here.execute(() -> answer.answer("by itself"));

    assertThat(here.await()).isEqualTo("by itself");
  }

  @Test
  void an_interrupt_ends_the_wait_and_stays_visible() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(here::await).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void a_request_that_was_given_up_leaves_no_entry_and_gets_no_late_answer() {
    answer.fail(new CancellationException("interrupted"));
    answer.answer("late");

    assertThat(pending.size()).isZero();
    assertThatThrownBy(here::await).hasMessage("interrupted");
  }

  @Test
  void all_waits_end_when_the_component_stops() {
    pending.close();

    assertThatThrownBy(here::await).isInstanceOf(CancellationException.class);
    assertThat(pending.size()).isZero();
    assertThat(pending.open(new WaitingThread<String>()).isSettled()).isTrue();
  }
}
