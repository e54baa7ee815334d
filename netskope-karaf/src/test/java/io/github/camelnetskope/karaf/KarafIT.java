package io.github.camelnetskope.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelnetskope.runtime.CollectorContract;
import io.github.camelnetskope.runtime.CollectorSettings;
import io.github.camelnetskope.simulator.LossReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
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

  private static final String EXAMPLE =
      "bundle:install -s mvn:io.github.camelnetskope/camel-netskope-example-karaf/" + VERSION;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void an_osgi_component_in_a_killed_karaf_loses_nothing_and_leaves_no_thread() throws Exception {
    losesNothingAndLeavesNoThread(
        (karaf, settings) -> {
          karaf.set("io.github.camelnetskope.examples.karaf", settings);
          karaf.run("bundle:install -s " + DECLARATIVE_SERVICES);
          karaf.run(EXAMPLE);
        });
  }

  @Test
  void blueprint_xml_in_a_killed_karaf_loses_nothing_and_leaves_no_thread() throws Exception {
    losesNothingAndLeavesNoThread(
        (karaf, settings) -> {
          karaf.set("netskope.collector", settings);
          karaf.run("feature:install aries-blueprint");
          karaf.run(EXAMPLE);
          karaf.deploy(Path.of(System.getProperty("karaf.blueprint")));
        });
  }

  private void losesNothingAndLeavesNoThread(Deployment deployment) throws Exception {
    Path repository = Path.of(System.getProperty("karaf.repository"));
    var artifacts = new TestRepository(repository);
    artifacts.addFeatures(Path.of(System.getProperty("karaf.features")), VERSION);
    artifacts.completeCamelKaraf(System.getProperty("camel-karaf.version"));
    Path distribution = Path.of(System.getProperty("karaf.distribution"));
    var karaf = new Karaf(distribution, folder.resolve("karaf"), repository);

    try (var contract = CollectorContract.in(folder)) {
      LossReport report = contract.killAndRestart(new InKaraf(karaf, deployment)::start);

      assertThat(report).as(report.toString()).matches(LossReport::isComplete);
      assertThat(threads(contract.process())).isNotEmpty();

      karaf.run("feature:uninstall camel-netskope");

      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> assertThat(threads(contract.process())).isEmpty());
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

  /** How the example is installed in a Karaf with the feature. */
  @FunctionalInterface
  private interface Deployment {
    void into(Karaf karaf, Map<String, ?> settings) throws IOException, InterruptedException;
  }

  /** The feature and the example, installed at the first start as the example's README says. */
  private static final class InKaraf {
    private final Karaf karaf;
    private final Deployment deployment;
    private boolean installed;

    InKaraf(Karaf karaf, Deployment deployment) {
      this.karaf = karaf;
      this.deployment = deployment;
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
      try {
        karaf.run(
            "feature:repo-add mvn:io.github.camelnetskope/camel-netskope-features/"
                + VERSION
                + "/xml/features");
        karaf.run("feature:install camel-netskope");
        deployment.into(karaf, configuration(settings));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    }

    private static Map<String, ?> configuration(CollectorSettings settings) {
      return Map.of(
          "tenant", settings.tenant(),
          "token", settings.token(),
          "index", settings.index(),
          "feeds", String.join(",", CollectorContract.FEEDS),
          "output", settings.output(),
          "checkpoints", settings.checkpoints());
    }
  }
}
