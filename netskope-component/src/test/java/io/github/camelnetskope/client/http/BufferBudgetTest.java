package io.github.camelnetskope.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BufferBudgetTest {
  private final BufferBudget budget = new BufferBudget(100);

  @Test
  void a_reservation_is_counted_until_it_is_closed() {
    var one = budget.tryReserve(40).orElseThrow();
    var two = budget.tryReserve(60).orElseThrow();
    assertThat(budget.reservedBytes()).isEqualTo(100);
    assertThat(budget.tryReserve(1)).isEmpty();

    one.close();
    assertThat(budget.reservedBytes()).isEqualTo(60);
    two.close();
    assertThat(budget.reservedBytes()).isZero();
  }

  @Test
  void the_first_reservation_is_granted_however_large() {
    var large = budget.tryReserve(1000).orElseThrow();
    assertThat(large.bytes()).isEqualTo(1000);
    assertThat(budget.tryReserve(1)).isEmpty();
  }

  @Test
  void the_only_reservation_grows_without_bound_and_another_does_not() {
    var one = budget.tryReserve(10).orElseThrow();
    assertThat(one.grow(1000)).isTrue();
    one.shrink(50);

    var two = budget.tryReserve(10).orElseThrow();
    assertThat(two.grow(50)).isTrue();
    assertThat(two.grow(51)).isFalse();
    assertThat(two.bytes()).isEqualTo(50);
  }

  @Test
  void growing_to_the_present_size_reserves_nothing() {
    var one = budget.tryReserve(60).orElseThrow();
    var two = budget.tryReserve(40).orElseThrow();
    assertThat(one.grow(60)).isTrue();
    assertThat(two.grow(1)).isTrue();
    assertThat(budget.reservedBytes()).isEqualTo(100);
  }

  @Test
  void a_released_reservation_wakes_the_waiting_feeds_once() {
    List<String> told = new ArrayList<>();
    var one = budget.tryReserve(100).orElseThrow();
    budget.whenFreed(() -> told.add("first"));
    budget.whenFreed(() -> told.add("second"));
    one.shrink(100);
    assertThat(told).isEmpty();

    one.shrink(90);
    assertThat(told).as("there is no room for an answer of the usual length").isEmpty();
    one.close();
    assertThat(told).containsExactly("first", "second");
  }

  @Test
  void a_waiting_feed_may_wait_again_when_it_is_called() {
    List<String> told = new ArrayList<>();
    var one = budget.tryReserve(100).orElseThrow();
    budget.whenFreed(() -> budget.whenFreed(() -> told.add("again")));
    one.shrink(50);
    assertThat(told).isEmpty();
    one.close();
    assertThat(told).isEmpty();

    budget.tryReserve(100).orElseThrow().close();
    assertThat(told).containsExactly("again");
  }

  @Test
  void a_closed_reservation_is_closed_for_good() {
    var one = budget.tryReserve(40).orElseThrow();
    one.close();
    one.close();
    one.shrink(0);
    assertThat(one.grow(10)).isFalse();
    assertThat(budget.reservedBytes()).isZero();
  }
}
