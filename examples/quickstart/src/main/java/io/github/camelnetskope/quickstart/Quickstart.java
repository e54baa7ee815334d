package io.github.camelnetskope.quickstart;

import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/** Pulls all feeds of a tenant into files; of a simulated one when it is given none. */
public final class Quickstart {
  private static final String ROUTE_AS_TEXT = "classpath:routes/feeds-to-files.camel.yaml";
  private static final int STOPS_WITHIN_SECONDS = 60;

  private final Settings settings;
  private final PrintStream out;
  private final CountDownLatch finished = new CountDownLatch(1);

  Quickstart(Settings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  /**
   * See {@link Settings#HELP}. Exits with 1 when a record was lost or repeated, with 2 when a
   * setting is missing or wrong.
   */
  public static void main(String[] args) throws Exception {
    int exitCode = exitCode(args);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  private static int exitCode(String[] args) throws Exception {
    try {
      return new Quickstart(settings(args), System.out).run();
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      return 2;
    }
  }

  private static Settings settings(String[] args) {
    return Settings.of(List.of(args), Settings::fromProcess);
  }

  int run() throws Exception {
    if (settings.help()) {
      out.print(Settings.HELP);
      return 0;
    }
    try {
      return settings.tenant().isPresent() ? fromTheTenant() : fromASimulatedTenant();
    } finally {
      finished.countDown();
    }
  }

  private int fromTheTenant() throws Exception {
    out.println("Pulling all feeds of " + settings.tenant().orElseThrow() + " until you stop it");
    return pull(
        settings.tenant().orElseThrow(),
        settings.credentials(),
        settings.index(),
        settings.output());
  }

  private int fromASimulatedTenant() throws Exception {
    String now =
        LocalDateTime.now(ZoneId.systemDefault())
            .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
    Path folder = settings.output().resolve("simulated-" + now);
    try (NetskopeSimulator simulator = simulator()) {
      out.println("Pulling all feeds of a simulated tenant, " + simulator.baseUrl());
      pull(simulator.baseUrl(), Map.of("token", NetskopeSimulator.TOKEN), "quickstart", folder);
      Verdict verdict = Verdict.of(new WrittenFiles(folder), simulator.oracle());
      verdict.print(out);
      return verdict.isGood() ? 0 : 1;
    }
  }

  /** A day of records to catch up with, some pages of them in one feed, and more coming in. */
  private static NetskopeSimulator simulator() {
    return NetskopeSimulator.builder()
        .waitTime(full -> OptionalInt.of(full ? 0 : 2))
        .allFeeds(feed -> feed.records(1_000).growth(100))
        .feed("events/page", feed -> feed.records(24_000))
        .start();
  }

  private int pull(String tenant, Map<String, String> credentials, String index, Path folder)
      throws Exception {
    Main main = new Main();
    Progress progress = new Progress(settings.records(), main::completed, InstantSource.system());
    main.bind("progress", progress);
    credentials.forEach((name, value) -> component(main, name, value));
    component(main, "tenant", tenant);
    component(main, "checkpointDir", folder.resolve("checkpoints").toString());
    main.addInitialProperty("quickstart.index", index);
    main.addInitialProperty("quickstart.folder", folder.toString());
    if (settings.yaml()) {
      main.configure().withRoutesIncludePattern(ROUTE_AS_TEXT);
    } else {
      main.configure().addRoutesBuilder(new FeedsToFiles());
    }
    settings.page().ifPresent(port -> out.println("status on " + LocalServer.addTo(main, port)));
    out.println("into " + folder);
    return run(main, progress);
  }

  private static void component(Main main, String option, String value) {
    main.addInitialProperty("camel.component.netskope." + option, value);
  }

  /** Until it is enough, or somebody presses Ctrl-C. */
  private int run(Main main, Progress progress) throws Exception {
    main.setShutdownStrategy(new SimpleMainShutdownStrategy());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(main), "stop"));
    ProgressLine line =
        ProgressLine.start(
            out,
            progress::snapshot,
            () -> Troubles.of(main.getCamelContext()),
            () -> Troubles.count(main.getCamelContext()));
    try {
      main.run();
      return main.getExitCode();
    } finally {
      line.stop();
    }
  }

  /** Lets what is under way end, down to the last line of {@link #run()}. */
  private void stop(Main main) {
    main.completed();
    try {
      finished.await(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
