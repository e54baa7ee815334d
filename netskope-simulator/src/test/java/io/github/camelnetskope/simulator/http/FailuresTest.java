package io.github.camelnetskope.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.simulator.SimulatorAnswer;
import io.github.camelnetskope.simulator.SimulatorRequest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FailuresTest {
  private static final SimulatorRequest REQUEST = SimulatorRequest.get("/api/v2/anything");

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Failures failures =
      new Failures(new PrintStream(said, true, StandardCharsets.UTF_8), false);

  @Test
  void too_little_memory_is_logged_once_with_the_name_of_the_option() {
    failures.answer(REQUEST, new OutOfMemoryError("Java heap space"));
    SimulatorAnswer second = failures.answer(REQUEST, new OutOfMemoryError("Java heap space"));

    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .asString()
        .contains("too little memory (Java heap space", "start it with a larger -Xmx");
    assertThat(second.status()).isEqualTo(500);
    assertThat(new String(second.body(), StandardCharsets.UTF_8)).contains("a larger -Xmx");
  }

  @Test
  void another_failure_is_named_in_the_answer() {
    SimulatorAnswer answer = failures.answer(REQUEST, new IllegalStateException("a bug"));

    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("a bug");
    assertThat(said.size()).isZero();
  }
}
