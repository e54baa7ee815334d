package io.github.camelnetskope.examples.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.runtime.CollectorContract;
import io.github.camelnetskope.runtime.CollectorSettings;
import io.github.camelnetskope.simulator.LossReport;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractIT {
  private static final String COLLECTOR = System.getProperty("collector");

  @TempDir private Path folder;

  @Test
  void the_packaged_application_that_is_killed_half_way_loses_nothing() throws Exception {
    try (var contract = CollectorContract.in(folder)) {
      LossReport report = contract.killAndRestart(this::start);

      assertThat(report).as(report.toString()).matches(LossReport::isComplete);
    }
  }

  private Process start(CollectorSettings settings) throws IOException {
    var builder = new ProcessBuilder(command()).redirectErrorStream(true);
    builder.redirectOutput(Redirect.appendTo(folder.resolve("collector.log").toFile()));
    builder.environment().putAll(settings.environment());
    builder.environment().put("QUARKUS_HTTP_PORT", "0");
    return builder.start();
  }

  private static List<String> command() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return COLLECTOR.endsWith(".jar") ? List.of(java, "-jar", COLLECTOR) : List.of(COLLECTOR);
  }
}
