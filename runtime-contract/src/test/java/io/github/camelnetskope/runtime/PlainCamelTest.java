package io.github.camelnetskope.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.simulator.LossReport;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainCamelTest {

  @TempDir private Path folder;

  @Test
  void a_plain_camel_process_that_is_killed_half_way_loses_nothing() throws Exception {
    try (var contract = CollectorContract.in(folder)) {
      LossReport report = contract.killAndRestart(this::start);

      assertThat(report).as(report.toString()).matches(LossReport::isComplete);
    }
  }

  private Process start(CollectorSettings settings) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
            java,
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            PlainCollector.class.getName());
    builder.environment().putAll(settings.environment());
    File log = folder.resolve("collector.log").toFile();
    return builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log)).start();
  }
}
