package io.github.camelnetskope.simulator;

import io.github.camelnetskope.simulator.http.SelfSigned;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;

/** Runs simulated tenants until the process is stopped. */
public final class SimulatorMain {

  private static final String QUIET = "slf4j.internal.verbosity";
  private static final int MOST_TENANTS = 255;
  private static final int MOST = Integer.MAX_VALUE;

  /** On the command line, journal and oracle are not used. */
  private static final int JOURNAL_ENTRIES = 1000;

  private final NetskopeSimulator.Builder builder =
      NetskopeSimulator.builder().journalEntries(JOURNAL_ENTRIES).countsOnly();
  private List<String> feeds = Feeds.ALL;
  private long records = 1000;
  private double growth;
  private long recordSize = 2100;
  private long distinctPages;
  private boolean prepared;
  private boolean ownOrder;
  private int port;
  private long seed = 1;
  private long tenants = 1;
  private String tls = "off";
  private String certificate = "";

  private SimulatorMain() {}

  /** Starts, prints the base URLs and waits for the end of the process. */
  public static void main(String[] arguments) throws InterruptedException {
    if (System.getProperty(QUIET) == null) {
      System.setProperty(QUIET, "ERROR"); // silences SLF4J's long warning that it has no provider
    }
    if (run(List.of(arguments), System.out, System.err) != 0) {
      System.exit(2);
    }
    if (!List.of(arguments).contains("--help")) {
      new CountDownLatch(1).await();
    }
  }

  /** Starts the tenants; returns 2 when that fails, with the reason on {@code err}. */
  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    try {
      List<NetskopeSimulator> running = start(arguments, out);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> running.forEach(NetskopeSimulator::close), "netskope-simulator-stop"));
      return 0;
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
    } catch (UncheckedIOException e) {
      Throwable cause = e.getCause();
      err.println("The simulator cannot listen: " + (cause == null ? e : cause).getMessage());
    }
    return 2;
  }

  /** Starts the simulators; none when only help was requested. */
  static List<NetskopeSimulator> start(List<String> arguments, PrintStream out) {
    if (arguments.contains("--help")) {
      out.print(SimulatorHelp.TEXT);
      return List.of();
    }
    SimulatorMain main = new SimulatorMain();
    Deque<String> rest = new ArrayDeque<>(arguments);
    while (!rest.isEmpty()) {
      main.set(rest.removeFirst(), rest);
    }
    List<NetskopeSimulator> running = main.startAll();
    running.forEach(simulator -> out.println(simulator.baseUrl()));
    return running;
  }

  private void set(String option, Deque<String> rest) {
    if (!SimulatorHelp.TEXT.contains("  " + option + " ")) {
      throw new IllegalArgumentException("Unknown option " + option + "; see --help");
    }
    if (rest.isEmpty()) {
      throw new IllegalArgumentException(option + " needs a value; see --help");
    }
    set(option, rest.removeFirst());
  }

  private void set(String option, String text) {
    var value = new OptionValue(option, text);
    switch (option) {
      case "--port" -> port = (int) value.number(0, 65_535);
      case "--tenants" -> tenants = value.number(1, MOST_TENANTS);
      case "--seed" -> seed = value.number(Long.MIN_VALUE, Long.MAX_VALUE);
      case "--feeds" -> feeds = value.feeds();
      case "--records" -> records = value.number(0, Long.MAX_VALUE);
      case "--growth" -> growth = value.rate();
      case "--page-size" -> builder.pageSize((int) value.number(1, MOST));
      case "--record-size" -> recordSize = value.number(1, MOST);
      case "--distinct-pages" -> distinctPages = value.number(0, MOST);
      case "--wait-time" -> builder.waitTime((int) value.number(0, MOST));
      case "--prepare" -> prepared = value.isOn();
      case "--epochs" -> builder.epochs(value.epochs());
      case "--high-water-mark" -> builder.highWaterMark(value.isOn());
      case "--own-order" -> ownOrder = value.isOn();
      case "--latency" -> latency(Latency.parse(text));
      case "--fault" -> builder.faults(FaultOption.parse(text));
      case "--token" -> builder.token(value.token());
      case "--v1-token" -> builder.v1Token(value.token());
      case "--rate-limit" -> builder.rateLimit(value.isOn());
      case "--unknown-token" -> unknownToken(text);
      case "--tls" -> tls = text;
      case "--certificate" -> certificate = text;
      default -> throw new IllegalArgumentException("Unknown option " + option + "; see --help");
    }
  }

  private void unknownToken(String value) {
    if (!value.equals("401") && !value.equals("403")) {
      throw new IllegalArgumentException("--unknown-token is 401 or 403, not '" + value + "'");
    }
    builder.unknownTokenStatus(Integer.parseInt(value));
  }

  private void latency(Latency latency) {
    builder.latency(latency.from(), latency.to());
  }

  private void encrypt() {
    boolean on = !tls.equals("trickle") && isTls();
    if (!certificate.isEmpty() && !on) {
      throw new IllegalArgumentException("--certificate needs --tls on; see --help");
    }
    if (tls.equals("trickle")) {
      builder.trickledHandshake();
    } else if (on) {
      builder.tls(certificate.isEmpty() ? selfSigned() : writtenTo(Path.of(certificate)));
    }
  }

  private boolean isTls() {
    if (!tls.equals("on") && !tls.equals("off")) {
      throw new IllegalArgumentException(
          "--tls is on or off or trickle, not '" + tls + "'; see --help");
    }
    return tls.equals("on");
  }

  private static SSLContext selfSigned() {
    try {
      return SelfSigned.loopback();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "--tls on: the keytool of this Java made no certificate: " + e.getMessage(), e);
    }
  }

  private static SSLContext writtenTo(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "--certificate needs the name of a file in a folder that is there, not '" + file + "'");
    }
    try {
      return SelfSigned.loopback(file);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "--certificate: '" + file + "' cannot be written: " + e.getClass().getSimpleName(), e);
    }
  }

  /** Starts all on the port of the first one; when one cannot listen, all are closed. */
  private List<NetskopeSimulator> startAll() {
    encrypt();
    feeds.forEach(feed -> builder.feed(feed, this::fill));
    builder.keptPageBytes(Runtime.getRuntime().maxMemory() / 4 / tenants);
    List<NetskopeSimulator> running = new ArrayList<>();
    try {
      for (int tenant = 1; tenant <= tenants; tenant++) {
        int shared = running.isEmpty() ? port : running.get(0).port();
        builder.host("127.0.0." + tenant).port(shared).seed(seed + tenant - 1);
        running.add(builder.start());
      }
      return running;
    } catch (UncheckedIOException e) {
      running.forEach(NetskopeSimulator::close);
      throw e;
    }
  }

  private void fill(SimulatedFeed feed) {
    feed.recordSize((int) recordSize).ownOrder(ownOrder);
    if (distinctPages > 0) {
      feed.distinctPages((int) distinctPages);
    }
    feed.records(records);
    if (prepared) {
      feed.prepare();
    }
    feed.growth(growth);
  }
}
