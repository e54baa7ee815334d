package io.github.camelnetskope.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelnetskope.runtime.CollectorContract;
import io.github.camelnetskope.runtime.CollectorSettings;
import io.github.camelnetskope.simulator.LossReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class KarafIT {
  private static final String VERSION = System.getProperty("project.version");

  // Karaf's feature scr without its shell commands.
  private static final String DECLARATIVE_SERVICES =
      "mvn:org.osgi/org.osgi.util.function/1.2.0 mvn:org.osgi/org.osgi.util.promise/1.3.0"
          + " mvn:org.osgi/org.osgi.service.component/1.5.1"
          + " mvn:org.apache.felix/org.apache.felix.scr/2.2.6";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void a_karaf_that_is_killed_half_way_loses_nothing_and_uninstalling_leaves_no_thread()
      throws Exception {
    Path repository = Path.of(System.getProperty("karaf.repository"));
    new TestRepository(repository)
        .addFeatures(
            Path.of(System.getProperty("karaf.features")),
            VERSION,
            System.getProperty("camel-karaf.version"));
    Path distribution = Path.of(System.getProperty("karaf.distribution"));
    var karaf = new Karaf(distribution, folder.resolve("karaf"), repository);

    try (var contract = CollectorContract.in(folder)) {
      LossReport report = contract.killAndRestart(new InKaraf(karaf)::start);

      assertThat(report).as(report.toString()).matches(LossReport::isComplete);
      assertThat(threads(contract.process())).isNotEmpty();

      karaf.run("feature:uninstall camel-netskope");

      await().untilAsserted(() -> assertThat(threads(contract.process())).isEmpty());
    }
    assertThat(karaf.log()).doesNotContain("NoClassDefFoundError", "ClassNotFoundException");
  }

  /** The threads that work for the component: Camel's, and any that runs our code. */
  private static List<String> threads(Process process) throws IOException, InterruptedException {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process dump = new ProcessBuilder(jcmd, Long.toString(process.pid()), "Thread.print").start();
    String text = new String(dump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(dump.waitFor()).as(text).isZero();
    return Stream.of(text.split("\n\n")).filter(KarafIT::isOurs).toList();
  }

  private static boolean isOurs(String thread) {
    return thread.startsWith("\"Camel (") || thread.contains("at io.github.camelnetskope.");
  }

  /** The example, installed at the first start as its README says. */
  private static final class InKaraf {
    private final Karaf karaf;
    private boolean installed;

    InKaraf(Karaf karaf) {
      this.karaf = karaf;
    }

    Process start(CollectorSettings settings) throws IOException {
      Process process = karaf.start();
      if (!installed) {
        installed = true;
        try {
          install(settings);
        } catch (IOException | AssertionError e) {
          process.destroyForcibly();
          throw e;
        }
      }
      return process;
    }

    private void install(CollectorSettings settings) throws IOException {
      karaf.set(
          "io.github.camelnetskope.examples.karaf",
          Map.of(
              "tenant", settings.tenant(),
              "token", settings.token(),
              "index", settings.index(),
              "feeds", String.join(",", CollectorContract.FEEDS),
              "output", settings.output(),
              "checkpoints", settings.checkpoints()));
      String ours = "mvn:io.github.camelnetskope/";
      try {
        karaf.run(
            "feature:repo-add " + ours + "camel-netskope-features/" + VERSION + "/xml/features");
        karaf.run("feature:install camel-netskope");
        karaf.run("bundle:install -s " + DECLARATIVE_SERVICES);
        karaf.run("bundle:install -s " + ours + "camel-netskope-example-karaf/" + VERSION);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    }
  }
}
