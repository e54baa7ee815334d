package io.github.camelnetskope.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.client.http.BufferBudget;
import io.github.camelnetskope.client.http.BufferReservation;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Memory for the answers of a feed. */
class AnswerMemoryTest {
  private static final long BUDGET = 100_000;

  private final BufferBudget budget = new BufferBudget(BUDGET);
  private final AtomicInteger freed = new AtomicInteger();
  private final AnswerMemory memory = new AnswerMemory(budget, freed::incrementAndGet);

  @Test
  void the_first_answer_gets_what_answers_usually_need() {
    assertThat(memory.tryReserve())
        .hasValueSatisfying(r -> assertThat(r.bytes()).isEqualTo(budget.usualBytes()));
  }

  @Test
  void an_answer_reserves_as_much_memory_as_the_one_before() {
    memory.took(4_711);

    assertThat(memory.tryReserve()).hasValueSatisfying(r -> assertThat(r.bytes()).isEqualTo(4_711));
  }

  @Test
  void a_feed_that_gets_no_memory_is_called_when_there_is_some() {
    BufferReservation other = budget.tryReserve(BUDGET).orElseThrow();

    assertThat(memory.tryReserve()).isEmpty();
    assertThat(freed).hasValue(0);
    other.close();

    assertThat(freed).hasValue(1);
    assertThat(memory.tryReserve()).isPresent();
  }

  @Test
  void an_answer_larger_than_the_budget_gets_through_when_it_is_alone() {
    memory.took(2 * BUDGET);

    assertThat(memory.tryReserve()).isPresent();
  }

  @Test
  void a_feed_that_got_its_memory_is_not_called() {
    memory.tryReserve().orElseThrow().close();

    assertThat(freed).hasValue(0);
  }

  @Test
  void a_feed_that_asks_for_memory_repeatedly_is_called_once() {
    BufferReservation other = budget.tryReserve(BUDGET).orElseThrow();
    for (int i = 0; i < 10; i++) {
      assertThat(memory.tryReserve()).isEmpty();
    }

    other.close();

    assertThat(freed).hasValue(1);
  }
}
