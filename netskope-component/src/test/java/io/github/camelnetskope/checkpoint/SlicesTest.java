package io.github.camelnetskope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a span of history is cut. */
class SlicesTest {
  private static final Instant DAY = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void a_day_in_four_has_cuts_at_whole_hours() {
    assertThat(new Slices(DAY, DAY.plus(Duration.ofDays(1)), 4).begins())
        .containsExactly(
            DAY,
            Instant.parse("2026-01-01T06:00:00Z"),
            Instant.parse("2026-01-01T12:00:00Z"),
            Instant.parse("2026-01-01T18:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({"0, 24, 24", "0, 720, 8", "1, 2, 2", "1800, 5, 5", "3599, 100, 7", "0, 1, 1"})
  void slices_follow_each_other_and_are_about_as_long(int seconds, int hours, int count) {
    Instant from = DAY.plusSeconds(seconds);
    Instant until = from.plus(Duration.ofHours(hours));

    List<Instant> begins = new Slices(from, until, count).begins();

    assertThat(begins).hasSize(count).doesNotHaveDuplicates().isSorted().startsWith(from);
    for (int i = 0; i < count; i++) {
      Instant end = i + 1 < count ? begins.get(i + 1) : until;
      assertThat(i == 0 || begins.get(i).getEpochSecond() % 3600 == 0).isTrue();
      assertThat(Duration.between(begins.get(i), end))
          .isLessThanOrEqualTo(Duration.ofHours(hours / count + 2L))
          .isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource({"3600, 0, 1", "3600, 2, 1", "5400, 3, 2", "86400, 25, 24"})
  void a_span_has_no_more_slices_than_whole_hours(int seconds, int count, int most) {
    assertThatThrownBy(() -> new Slices(DAY, DAY.plusSeconds(seconds), count))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("stripes: was '" + count + "', allowed is 1 to " + most + ",");
  }
}
