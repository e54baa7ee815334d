package io.github.camelnetskope.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.quickstart.Backfill.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackfillTest {
  private static final Instant NOW = Instant.parse("2026-11-03T12:00:00Z");

  private static Backfill backfill(Map<String, String> environment, String... args) {
    return Settings.of(List.of(args), name -> Optional.ofNullable(environment.get(name)))
        .backfill();
  }

  @Test
  void arguments_and_environment_are_options_of_the_component() {
    assertThat(backfill(Map.of(), "--start-from=-P30D", "--until=now", "--stripes=8").options())
        .isEqualTo(
            Map.of("startFrom", "-P30D", "until", "now", "stripes", "8", "stopWhenDone", "true"));
    assertThat(backfill(Map.of("start.from", "-P30D", "stripes", "8")).options())
        .isEqualTo(Map.of("startFrom", "-P30D", "stripes", "8"));
    assertThat(backfill(Map.of()).options()).isEmpty();
    assertThat(backfill(Map.of()).isNone()).isTrue();
  }

  @Test
  void a_simulated_tenant_has_all_of_its_history_read_unless_said() {
    Map<String, String> whole =
        Map.of("startFrom", "2026-11-01T12:00:00Z", "until", "2026-11-03T12:00:00Z");

    assertThat(backfill(Map.of(), "--until=now").simulated(NOW).options())
        .containsAllEntriesOf(whole);
    assertThat(backfill(Map.of(), "--stripes=4").simulated(NOW).options())
        .containsAllEntriesOf(whole)
        .containsEntry("stripes", "4");
    assertThat(backfill(Map.of(), "--start-from=-PT5H", "--until=-PT1H").simulated(NOW).span(NOW))
        .hasValue(new Span(NOW.minus(Duration.ofHours(5)), NOW.minus(Duration.ofHours(1))));
  }

  @Test
  void only_times_make_a_span() {
    assertThat(backfill(Map.of(), "--start-from=resend", "--until=now").span(NOW)).isEmpty();
    assertThat(backfill(Map.of(), "--start-from=-P1D").span(NOW)).isEmpty();
    assertThatThrownBy(() -> backfill(Map.of(), "--start-from=monday", "--until=now").span(NOW))
        .hasMessageStartingWith("startFrom: was 'monday', allowed is");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "0", "-1", "101", "4294967299", "99999999999999999999"})
  void stripes_is_a_number_that_the_component_allows(String value) {
    assertThatThrownBy(() -> backfill(Map.of(), "--stripes=" + value))
        .hasMessage("--stripes: was '" + value + "', allowed is a whole number from 1 to 100");
  }

  @Test
  void it_is_said_in_words() {
    assertThat(backfill(Map.of(), "--start-from=-P30D", "--until=now", "--stripes=8"))
        .hasToString("their history from -P30D until now, stripes=8");
  }
}
