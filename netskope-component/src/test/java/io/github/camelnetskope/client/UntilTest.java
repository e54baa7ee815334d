package io.github.camelnetskope.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The times that {@code until} takes. */
class UntilTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.9Z");
  private static final Optional<Instant> BEFORE =
      Optional.of(Instant.parse("2026-02-01T00:00:00Z"));

  @ParameterizedTest
  @CsvSource({
    "now, 2026-03-01T12:00:00Z",
    "-PT1H, 2026-03-01T11:00:00Z",
    "-P1D, 2026-02-28T12:00:00Z",
    "1767225600, 2026-01-01T00:00:00Z",
    "2026-01-31T00:00:00.5Z, 2026-01-31T00:00:00Z"
  })
  void a_time_is_in_whole_seconds(String text, Instant end) {
    assertThat(Until.parse(text).end(Optional.empty(), NOW)).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource({
    "now, 2026-02-01T00:00:00Z",
    "-PT1H, 2026-02-01T00:00:00Z",
    "1767225600, 2026-01-01T00:00:00Z"
  })
  void only_a_time_relative_to_now_stays_as_it_was_fixed(String text, Instant end) {
    assertThat(Until.parse(text).end(BEFORE, NOW)).isEqualTo(end);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "later", "resend", "PT1H", "2026-01-31", "-Px", "123456789012"})
  void anything_else_is_refused(String text) {
    assertThatThrownBy(() -> Until.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "until: was '"
                + text
                + "', allowed is now, an instant such as 2026-01-31T00:00:00Z, epoch seconds, or a"
                + " time before now such as -PT24H");
  }
}
