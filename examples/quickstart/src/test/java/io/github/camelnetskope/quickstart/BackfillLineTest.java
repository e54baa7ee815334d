package io.github.camelnetskope.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.quickstart.BackfillProgress.State;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackfillLineTest {
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  private static State state(int read, int whole, int unproven, Optional<Duration> left) {
    return new State(
        Duration.ofHours(read), Duration.ofHours(whole), unproven, read == whole, left);
  }

  private static String line(State state, long records) {
    return BackfillLine.text(state, records, TEN_SECONDS, "");
  }

  @Test
  void the_line_is_for_people() {
    assertThat(line(state(0, 1152, 0, Optional.empty()), 0))
        .isEqualTo("[------------------------]  0 records  0/s  0 of 1,152 h  time left unknown");
    assertThat(line(state(576, 1152, 0, Optional.of(Duration.ofMillis(34_500))), 61_200))
        .isEqualTo(
            "[############------------]  61,200 records  6,120/s  576 of 1,152 h  35 s left");
    assertThat(line(state(1152, 1152, 0, Optional.empty()), 240_000))
        .isEqualTo("[########################]  240,000 records  24,000/s  1,152 of 1,152 h  done");
  }

  @Test
  void the_bar_is_full_only_at_the_end() {
    assertThat(line(state(1151, 1152, 0, Optional.empty()), 0))
        .startsWith("[######")
        .contains("-]");
  }

  @ParameterizedTest
  @CsvSource({"119, 119 s left", "120, 2 min left", "7199, 119 min left", "7200, 2 h left"})
  void the_time_left_has_a_unit_that_fits(int seconds, String words) {
    assertThat(line(state(1, 2, 0, Optional.of(Duration.ofSeconds(seconds))), 1)).endsWith(words);
  }

  @Test
  void unproven_seams_are_said() {
    assertThat(line(state(1, 2, 1, Optional.empty()), 1)).endsWith("  1 seam unproven");
    assertThat(line(state(2, 2, 3, Optional.empty()), 1)).endsWith("  done  3 seams unproven");
  }

  @Test
  void feeds_that_cannot_be_read_take_the_place_of_a_time_left_that_nobody_knows() {
    String line =
        BackfillLine.text(
            state(1, 2, 0, Optional.of(TEN_SECONDS)),
            1,
            TEN_SECONDS,
            "3 of 24 feeds cannot be read");

    assertThat(line).endsWith("1 of 2 h  3 of 24 feeds cannot be read");
  }

  @Test
  void large_numbers_fit_into_eighty_columns() {
    State state = state(12_345, 17_280, 0, Optional.of(Duration.ofMinutes(119)));

    assertThat(line(state, 12_345_678))
        .hasSizeLessThan(80)
        .startsWith("[")
        .endsWith("]  12,345,678 records  1,234,568/s  12,345 of 17,280 h  119 min left");
  }
}
