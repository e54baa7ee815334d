package io.github.camelnetskope.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.campaign.VirtualTime;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Calls that do not return. */
class HangWatchTest {
  private static final Duration THRESHOLD = Duration.ofSeconds(10);

  private final VirtualTime time = new VirtualTime();
  private final AtomicInteger hung = new AtomicInteger();
  private final HangWatch watch = watch(THRESHOLD);

  private HangWatch watch(Duration threshold) {
    return new HangWatch(time, time.scheduler, threshold, hung::incrementAndGet);
  }

  @Test
  void a_call_that_takes_longer_than_the_threshold_is_reported_once() {
    watch.calling();

    time.runAll();

    assertThat(hung).hasValue(1);
  }

  @Test
  void a_call_that_returned_is_not_reported_as_hung() {
    watch.calling();
    time.pass(Duration.ofSeconds(9));
    watch.quiet();

    time.runAll();

    assertThat(hung).hasValue(0);
  }

  @Test
  void many_short_calls_in_a_row_do_not_hang() {
    for (int i = 0; i < 10; i++) {
      watch.calling();
      time.pass(Duration.ofSeconds(6));
      if (i % 2 == 1) {
        time.runNext();
      }
    }
    watch.quiet();
    time.runAll();

    assertThat(hung).hasValue(0);
  }

  @Test
  void the_time_is_counted_from_the_call_that_began_last() {
    watch.calling();
    time.pass(Duration.ofSeconds(6));
    watch.calling();

    time.runNext();
    assertThat(hung).hasValue(0);
    time.runNext();

    assertThat(hung).hasValue(1);
    assertThat(time.moment().nanos()).isEqualTo(Duration.ofSeconds(16).toNanos());
  }

  @Test
  void the_next_call_that_hangs_is_reported_again() {
    watch.calling();
    time.runAll();
    watch.quiet();

    watch.calling();
    time.runAll();

    assertThat(hung).hasValue(2);
  }

  @Test
  void a_call_that_begins_before_the_last_check_is_watched_too() {
    watch.calling();
    time.pass(Duration.ofSeconds(9));
    watch.quiet();
    watch.calling();

    time.runAll();

    assertThat(hung).hasValue(1);
    assertThat(time.moment().nanos()).isEqualTo(Duration.ofSeconds(19).toNanos());
  }

  @Test
  void a_threshold_of_zero_switches_the_check_off() {
    watch(Duration.ZERO).calling();

    assertThat(time.runNext()).isFalse();
    assertThat(hung).hasValue(0);
  }

  @Test
  void the_wall_clock_does_not_mark_a_call_as_hung() {
    watch.calling();
    time.setWallClock(Duration.ofDays(1));
    watch.quiet();

    time.runAll();

    assertThat(hung).hasValue(0);
  }
}
