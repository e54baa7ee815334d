package io.github.camelnetskope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SharedSimulatorTest {

  @RegisterExtension
  static final NetskopeSimulatorExtension NETSKOPE =
      NetskopeSimulatorExtension.with(options -> options.feed("alerts/dlp", f -> f.records(3)));

  @Test
  @Order(1)
  void a_static_simulator_starts_with_its_settings() {
    assertThat(NETSKOPE.tenant().feed("alerts/dlp").size()).isEqualTo(3);
    NETSKOPE.tenant().feed("alerts/dlp").add(2);
  }

  @Test
  @Order(2)
  void the_simulator_is_shared_by_the_tests_of_its_class() {
    assertThat(NETSKOPE.tenant().feed("alerts/dlp").size()).isEqualTo(5);
  }
}
