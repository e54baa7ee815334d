package io.github.camelnetskope.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelnetskope.simulator.NetskopeSimulator;
import io.github.camelnetskope.simulator.NetskopeSimulatorExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class CollectorTest {

  @RegisterExtension
  final NetskopeSimulatorExtension netskope =
      NetskopeSimulatorExtension.with(s -> s.allFeeds(f -> f.records(100)));

  @TempDir private Path folder;

  @Test
  void health_and_metrics_are_available_through_actuator() {
    try (var collector = start("--netskope.tenant=" + netskope.baseUrl())) {
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(
              () -> {
                assertThat(get(collector, "health"))
                    .contains("component:netskope", "events/alert", "alerts/dlp");
                assertThat(get(collector, "metrics/netskope.records")).contains("\"value\":300");
              });
    }
  }

  @Test
  void without_a_tenant_it_does_not_start() {
    assertThatThrownBy(() -> start("--netskope.index=x"))
        .rootCause()
        .hasMessageContaining("netskope.tenant");
  }

  private ConfigurableApplicationContext start(String setting) {
    return new SpringApplicationBuilder(Collector.class)
        .run(
            setting,
            "--netskope.token=" + NetskopeSimulator.TOKEN,
            "--netskope.output=" + folder.resolve("output"),
            "--netskope.checkpoints=" + folder.resolve("checkpoints"),
            "--server.port=0");
  }

  private static String get(ConfigurableApplicationContext collector, String path)
      throws IOException, InterruptedException {
    String port = collector.getEnvironment().getProperty("local.server.port");
    var address = URI.create("http://localhost:" + port + "/actuator/" + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
        .body();
  }
}
