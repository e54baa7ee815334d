package io.github.camelnetskope.quickstart;

import io.github.camelnetskope.checkpoint.CheckpointException;
import io.github.camelnetskope.quickstart.Backfill.Span;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import io.github.camelnetskope.simulator.SimulatedTenant;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.RuntimeCamelException;
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
   * See {@link Settings#HELP}. Exits with 1 when a record was lost or repeated, or feeds could not
   * be read, with 2 when a setting is missing or wrong.
   */
  public static void main(String[] args) throws Exception {
    int exitCode = exitCode(() -> new Quickstart(settings(args), System.out).run());
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  /** The exit code of a run, after a line about what it refused. */
  static int exitCode(Callable<Integer> run) throws Exception {
    try {
      return run.call();
    } catch (IllegalArgumentException
        | CheckpointException
        | FailedToCreateRouteException
        | FailedToStartRouteException
        | PropertyBindingException e) {
      System.err.println(reason(e));
      return 2;
    }
  }

  /** What the component says of an option, without what Camel says around it. */
  static String reason(Throwable refused) {
    Throwable cause = refused instanceof RuntimeCamelException ? refused.getCause() : null;
    return cause == null ? String.valueOf(refused.getMessage()) : reason(cause);
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
    Backfill backfill = settings.backfill();
    String end = backfill.ends() ? "" : " until you stop it";
    out.println("Pulling all feeds of " + settings.tenant().orElseThrow() + end);
    return pull(
        new Source(settings.tenant().orElseThrow(), settings.credentials(), settings.index()),
        backfill,
        new KnownFeeds(),
        settings.output());
  }

  /** Which tenant, who asks, and with which cursor. */
  private record Source(String tenant, Map<String, String> credentials, String index) {}

  private int fromASimulatedTenant() throws Exception {
    String now =
        LocalDateTime.now(ZoneId.systemDefault())
            .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
    Path folder = settings.output().resolve("simulated-" + now);
    Backfill wanted = settings.backfill();
    try (NetskopeSimulator simulator = wanted.isNone() ? live() : withHistory()) {
      Backfill backfill = wanted.isNone() ? wanted : wanted.simulated(Instant.now());
      out.println("Pulling all feeds of a simulated tenant, " + simulator.baseUrl());
      Map<String, String> token = Map.of("token", NetskopeSimulator.TOKEN);
      KnownFeeds feeds = new KnownFeeds();
      int exitCode =
          pull(new Source(simulator.baseUrl(), token, "quickstart"), backfill, feeds, folder);
      if (!backfill.isNone() && !feeds.areDone()) {
        out.println("Not all of it was read: it is not compared with what the tenant has");
        return exitCode;
      }
      Verdict verdict = verdict(new WrittenFiles(folder), simulator.tenant(), backfill);
      verdict.print(out);
      return verdict.isGood() ? exitCode : 1;
    }
  }

  /** All of a history has to be there, else what the tenant has handed out. */
  private static Verdict verdict(WrittenFiles written, SimulatedTenant tenant, Backfill backfill)
      throws IOException {
    Optional<Span> history = backfill.span(Instant.now());
    return history.isPresent()
        ? Verdict.ofHistory(written, tenant, history.get())
        : Verdict.of(written, tenant);
  }

  /** A day of records to catch up with, some pages of them in one feed, and more coming in. */
  private static NetskopeSimulator live() {
    return NetskopeSimulator.builder()
        .waitTime(full -> OptionalInt.of(full ? 0 : 2))
        .allFeeds(feed -> feed.records(1_000).growth(100))
        .feed("events/page", feed -> feed.records(24_000))
        .start();
  }

  /**
   * Two days of records, in many small pages, of a tenant that takes its time for each; and more.
   */
  private static NetskopeSimulator withHistory() {
    return NetskopeSimulator.builder()
        .waitTime(full -> OptionalInt.of(full ? 0 : 2))
        .pageSize(250)
        .latency(Duration.ofSeconds(1), Duration.ofSeconds(2))
        .allFeeds(
            feed -> feed.history(Duration.ofDays(2)).recordSize(600).records(10_000).growth(2))
        .start();
  }

  private int pull(Source source, Backfill backfill, KnownFeeds feeds, Path folder)
      throws Exception {
    Main main = new Main();
    Progress progress = new Progress(settings.records(), main::completed, InstantSource.system());
    main.bind("progress", progress);
    main.bind("feeds", feeds);
    source.credentials().forEach((name, value) -> component(main, name, value));
    backfill.options().forEach((name, value) -> component(main, name, value));
    component(main, "tenant", source.tenant());
    component(main, "checkpointDir", folder.resolve("checkpoints").toString());
    main.addInitialProperty("quickstart.index", source.index());
    main.addInitialProperty("quickstart.folder", folder.toString());
    if (settings.yaml()) {
      main.configure().withRoutesIncludePattern(ROUTE_AS_TEXT);
    } else {
      main.configure().addRoutesBuilder(new FeedsToFiles());
    }
    if (!backfill.isNone()) {
      out.println(backfill);
    }
    settings.page().ifPresent(port -> out.println("status on " + LocalServer.addTo(main, port)));
    out.println("into " + folder);
    run(main, new Shown(main::getCamelContext, feeds, progress::snapshot, backfill));
    return exitCode(main, feeds);
  }

  /** Not 0 when feeds could not be read, which is also the last thing that is said of them. */
  private int exitCode(Main main, KnownFeeds feeds) {
    String seams = News.atTheEnd(feeds.look(null));
    if (!seams.isEmpty()) {
      out.println(seams);
    }
    String unread = Troubles.atTheEnd(feeds.look(null));
    if (unread.isEmpty()) {
      return main.getExitCode();
    }
    out.println(unread);
    out.println("Start it again when that is repaired: it continues where it stopped");
    return 1;
  }

  private static void component(Main main, String option, String value) {
    main.addInitialProperty("camel.component.netskope." + option, value);
  }

  /** Until it is enough, all is done, or somebody presses Ctrl-C. */
  private void run(Main main, Shown shown) throws Exception {
    main.setShutdownStrategy(new SimpleMainShutdownStrategy());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(main), "stop"));
    ProgressLine line = ProgressLine.start(out, shown::line, shown::news);
    try {
      main.run();
    } catch (Exception refused) {
      line.cancel();
      throw refused;
    }
    line.stop();
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
