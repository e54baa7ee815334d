package io.github.camelnetskope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SimulatorMainTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  @Test
  void help_names_every_option_and_starts_nothing() {
    assertThat(SimulatorMain.start(List.of("--port", "1", "--help"), out)).isNull();
    assertThat(printed())
        .contains("--port", "--seed", "--feeds", "--records", "--growth", "--page-size")
        .contains("--record-size", "--distinct-pages", "--wait-time", "--token", "--v1-token")
        .contains("--rate-limit", "--tls");
  }

  @Test
  void it_prints_the_address_of_what_it_was_asked_for() {
    String options =
        "--port 0 --seed 9 --feeds events/page,alerts/new --records 30 --growth 1.5 --page-size 10"
            + " --record-size 500 --distinct-pages 2 --wait-time 1 --token t --v1-token u"
            + " --rate-limit off --tls off";
    try (NetskopeSimulator simulator =
        Objects.requireNonNull(SimulatorMain.start(List.of(options.split(" ")), out))) {
      assertThat(printed()).isEqualTo(simulator.baseUrl() + System.lineSeparator());
      assertThat(simulator.tenant().feed("alerts/new").size()).isGreaterThanOrEqualTo(30);
      assertThat(simulator.tenant().feed("events/network").size()).isZero();
    }
  }

  @Test
  void a_bad_option_is_named() {
    assertThatThrownBy(() -> SimulatorMain.start(List.of("--prot", "1"), out))
        .hasMessageContaining("--prot");
    assertThatThrownBy(() -> SimulatorMain.start(List.of("--port", "x"), out))
        .hasMessageContaining("--port needs a number, not 'x'");
    assertThatThrownBy(() -> SimulatorMain.start(List.of("--tls", "yes"), out))
        .hasMessageContaining("--tls is on or off");
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
