package io.github.camelnetskope.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.campaign.VirtualTime;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The place of one feed in the route. */
class RoutePlaceTest {
  private final VirtualTime time = new VirtualTime();
  private final Turns turns = new Turns(1);
  private final AtomicInteger granted = new AtomicInteger();
  private final RoutePlace place = new RoutePlace(turns, time, granted::incrementAndGet);
  private final RoutePlace other = new RoutePlace(turns, time, () -> {});

  @Test
  void there_is_no_place_before_it_was_asked_for() {
    assertThat(place.isHeld()).isFalse();
    assertThat(place.mayStay(() -> false)).isFalse();
  }

  @Test
  void a_place_that_is_held_is_not_asked_for_again() {
    place.request();
    place.request();

    assertThat(place.isHeld()).isTrue();
    assertThat(granted).hasValue(1);
    assertThat(turns.areWanted()).isFalse();
  }

  @Test
  void a_feed_stays_as_long_as_nobody_else_wants_its_place() {
    place.request();
    place.begin();

    time.pass(Duration.ofHours(1));

    assertThat(place.mayStay(() -> false)).isTrue();
  }

  @Test
  void a_feed_stays_for_a_second_while_others_wait() {
    place.request();
    place.begin();
    other.request();

    time.pass(Duration.ofMillis(999));
    assertThat(place.mayStay(() -> false)).isTrue();
    time.pass(Duration.ofMillis(1));
    assertThat(place.mayStay(() -> false)).isFalse();
    assertThat(place.isHeld()).isTrue();
  }

  @Test
  void a_page_that_is_nearly_done_stays_for_another_second() {
    place.request();
    place.begin();
    other.request();

    time.pass(Duration.ofMillis(1999));
    assertThat(place.mayStay(() -> true)).isTrue();
    time.pass(Duration.ofMillis(1));
    assertThat(place.mayStay(() -> true)).isFalse();
  }

  @Test
  void a_place_that_is_given_back_is_the_others() {
    place.request();
    other.request();

    place.giveBack();

    assertThat(other.isHeld()).isTrue();
    assertThat(place.isHeld()).isFalse();
    assertThat(place.mayStay(() -> false)).isFalse();
  }

  @Test
  void who_gives_back_while_waiting_gets_no_place() {
    other.request();
    place.request();

    place.giveBack();
    other.giveBack();

    assertThat(place.isHeld()).isFalse();
    assertThat(granted).hasValue(0);
  }

  @Test
  void the_wall_clock_ends_no_turn() {
    place.request();
    place.begin();
    other.request();

    time.setWallClock(Duration.ofDays(1));

    assertThat(place.mayStay(() -> false)).isTrue();
  }

  @Test
  void a_place_that_was_given_back_is_asked_for_again() {
    place.request();
    place.giveBack();

    place.request();

    assertThat(place.isHeld()).isTrue();
  }
}
