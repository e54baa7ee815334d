package io.github.camelnetskope.examples.camelrun;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.simulator.NetskopeSimulator;
import io.github.camelnetskope.simulator.NetskopeSimulatorExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class CamelRunIT {
  private static final int RECORDS = 20;
  private static final String VERSION = System.getProperty("netskope.version");

  @TempDir private Path folder;

  @RegisterExtension
  final NetskopeSimulatorExtension netskope =
      NetskopeSimulatorExtension.with(s -> s.feed("events/alert", f -> f.records(RECORDS)));

  @Test
  void records_are_on_the_screen() throws Exception {
    String screen = run("screen.camel.yaml", "camel-netskope", RECORDS);

    assertExactlyOnce(
        screen.lines().filter(line -> line.endsWith("}")).map(l -> l.substring(l.indexOf('{'))));
    assertThat(screen).doesNotContain(NetskopeSimulator.TOKEN);
  }

  @Test
  void a_route_reads_a_feed_into_a_file() throws Exception {
    String screen = run("alerts.camel.yaml", "camel-netskope", 1);

    assertExactlyOnce(Files.readString(folder.resolve("data/alerts.ndjson")).lines());
    assertThat(screen).doesNotContain(NetskopeSimulator.TOKEN);
  }

  @Test
  void a_pipe_reads_a_feed_into_a_file() throws Exception {
    Files.copy(Path.of("application.properties"), folder.resolve("application.properties"));

    String screen = run("alerts.pipe.yaml application.properties", "camel-netskope-kamelets", 1);

    assertExactlyOnce(Files.readString(folder.resolve("data/alerts.ndjson")).lines());
    assertThat(screen).doesNotContain(NetskopeSimulator.TOKEN);
  }

  private String run(String files, String artifact, int exchanges) throws Exception {
    String route = files.split(" ", 2)[0];
    Files.copy(Path.of(route), folder.resolve(route));
    var cli =
        new Cli(
            folder,
            Map.of(
                "NETSKOPE_TENANT", netskope.baseUrl(), "NETSKOPE_TOKEN", NetskopeSimulator.TOKEN));
    return cli.camel(
        Stream.of(
                Stream.of("run"),
                Stream.of(files.split(" ", -1)),
                Stream.of(
                    "--dep=mvn:io.github.camelnetskope:" + artifact + ":" + VERSION,
                    "--max-messages=" + exchanges,
                    "--max-seconds=120"))
            .flatMap(part -> part)
            .toArray(String[]::new));
  }

  private void assertExactlyOnce(Stream<String> records) {
    records.forEach(record -> netskope.oracle().delivered("events/alert", record));
    var report = netskope.oracle().report("events/alert");
    assertThat(report.isExactlyOnce()).as(report.toString()).isTrue();
    assertThat(report.delivered()).isEqualTo(RECORDS);
  }
}
