package io.github.camelnetskope.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CausesTest {
  /** The JVM's first text and its cached one: one cause must be one line of the log. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "acme.goskope.com",
        "acme.goskope.com: Name or service not known",
        "acme.goskope.com: Temporary failure in name resolution"
      })
  void an_unknown_host_has_one_error_text(String message) {
    var minute = Duration.ofMinutes(1);
    var settings =
        new TransportSettings(
            minute, minute, minute, "tests", 1000, Optional.empty(), Optional.empty());

    assertThat(Causes.describe(new UnknownHostException(message), settings))
        .isEqualTo("UnknownHostException: acme.goskope.com");
  }
}
