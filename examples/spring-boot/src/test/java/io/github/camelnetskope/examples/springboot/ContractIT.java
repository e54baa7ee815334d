package io.github.camelnetskope.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.runtime.CollectorContract;
import io.github.camelnetskope.runtime.CollectorSettings;
import io.github.camelnetskope.simulator.LossReport;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractIT {

  @TempDir private Path folder;

  @Test
  void the_packaged_application_that_is_killed_half_way_loses_nothing() throws Exception {
    try (var contract = CollectorContract.in(folder)) {
      LossReport report = contract.killAndRestart(this::start);

      assertThat(report).as(report.toString()).matches(LossReport::isComplete);
    }
  }

  private Process start(CollectorSettings settings) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder = new ProcessBuilder(java, "-jar", System.getProperty("collector"));
    builder.environment().putAll(settings.environment());
    builder.environment().put("SERVER_PORT", "0");
    return builder
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(folder.resolve("collector.log").toFile()))
        .start();
  }
}
