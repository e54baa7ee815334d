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
  void no_place_is_granted_before_it_was_requested() {
    assertThat(place.isHeld()).isFalse();
    assertThat(place.mayStay(() -> false)).isFalse();
  }

  @Test
  void requesting_a_held_place_again_changes_nothing() {
    place.request();
    place.request();

    assertThat(place.isHeld()).isTrue();
    assertThat(granted).hasValue(1);
    assertThat(turns.areWanted()).isFalse();
  }

  @Test
  void a_feed_keeps_its_place_while_no_other_feed_waits() {
    place.request();
    place.begin();

    time.pass(Duration.ofHours(1));

    assertThat(place.mayStay(() -> false)).isTrue();
  }

  @Test
  void a_feed_keeps_its_place_for_a_second_while_others_wait() {
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
  void a_released_place_is_granted_to_another_feed() {
    place.request();
    other.request();

    place.giveBack();

    assertThat(other.isHeld()).isTrue();
    assertThat(place.isHeld()).isFalse();
    assertThat(place.mayStay(() -> false)).isFalse();
  }

  @Test
  void a_feed_that_releases_while_it_waits_gets_no_place() {
    other.request();
    place.request();

    place.giveBack();
    other.giveBack();

    assertThat(place.isHeld()).isFalse();
    assertThat(granted).hasValue(0);
  }

  @Test
  void the_wall_clock_does_not_end_a_turn() {
    place.request();
    place.begin();
    other.request();

    time.setWallClock(Duration.ofDays(1));

    assertThat(place.mayStay(() -> false)).isTrue();
  }

  @Test
  void after_a_release_a_place_has_to_be_requested_again() {
    place.request();
    place.giveBack();

    place.request();

    assertThat(place.isHeld()).isTrue();
  }
}
