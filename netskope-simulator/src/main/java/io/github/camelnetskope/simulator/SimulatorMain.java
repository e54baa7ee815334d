package io.github.camelnetskope.simulator;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Runs a simulated tenant until the process is stopped. */
public final class SimulatorMain {

  private static final String HELP =
      """
      A simulated Netskope tenant on 127.0.0.1.

        --port N           port to listen on (a free one)
        --seed N           the same seed gives the same records (1)
        --feeds a,b,...    feeds that have records (all known ones)
        --records N        records each feed has at the start (1000)
        --growth R         records a second that come in to each feed (0)
        --page-size N      most records in a page (10000)
        --record-size N    bytes of a record, about (2100)
        --distinct-pages N repeat so many prepared pages (each page is its own)
        --wait-time N      seconds in wait_time (0 after a full page, else 5)
        --token T          v2 token (%s)
        --v1-token T       v1 token (%s)
        --rate-limit on|off  answer 429 above the documented limits (on)
        --tls on|off       speak TLS with a certificate made at start (off)
        --help             this text
      """
          .formatted(NetskopeSimulator.TOKEN, NetskopeSimulator.V1_TOKEN);

  private final NetskopeSimulator.Builder builder = NetskopeSimulator.builder();
  private List<String> feeds = Feeds.ALL;
  private long records = 1000;
  private double growth;
  private int recordSize = 2100;
  private int distinctPages;

  private SimulatorMain() {}

  /** Starts, prints the base URL and waits for the end of the process. */
  public static void main(String[] arguments) throws InterruptedException {
    NetskopeSimulator simulator = null;
    try {
      simulator = start(List.of(arguments), System.out);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
    if (simulator != null) {
      Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "netskope-simulator-stop"));
      new CountDownLatch(1).await();
    }
  }

  /** A running simulator, or nothing when only help was wanted. */
  static @Nullable NetskopeSimulator start(List<String> arguments, PrintStream out) {
    if (arguments.contains("--help")) {
      out.print(HELP);
      return null;
    }
    SimulatorMain main = new SimulatorMain();
    Deque<String> rest = new ArrayDeque<>(arguments);
    while (!rest.isEmpty()) {
      String option = rest.removeFirst();
      if (rest.isEmpty()) {
        throw new IllegalArgumentException(option + " needs a value; see --help");
      }
      main.set(option, rest.removeFirst());
    }
    NetskopeSimulator simulator = main.start();
    out.println(simulator.baseUrl());
    return simulator;
  }

  private void set(String option, String value) {
    switch (option) {
      case "--port" -> number(option, value, (b, n) -> b.port((int) n));
      case "--seed" -> number(option, value, NetskopeSimulator.Builder::seed);
      case "--feeds" -> feeds = List.of(value.split(","));
      case "--records" -> number(option, value, (b, n) -> records = n);
      case "--growth" -> growth = Double.parseDouble(value);
      case "--page-size" -> number(option, value, (b, n) -> b.pageSize((int) n));
      case "--record-size" -> number(option, value, (b, n) -> recordSize = (int) n);
      case "--distinct-pages" -> number(option, value, (b, n) -> distinctPages = (int) n);
      case "--wait-time" -> number(option, value, (b, n) -> b.waitTime((int) n));
      case "--token" -> builder.token(value);
      case "--v1-token" -> builder.v1Token(value);
      case "--rate-limit" -> builder.rateLimit(isOn(option, value));
      case "--tls" -> tls(isOn(option, value));
      default -> throw new IllegalArgumentException("Unknown option " + option + "; see --help");
    }
  }

  private void tls(boolean on) {
    if (on) {
      builder.tls();
    }
  }

  private NetskopeSimulator start() {
    for (String feed : feeds) {
      builder.feed(feed, this::fill);
    }
    return builder.start();
  }

  private void fill(SimulatedFeed feed) {
    feed.recordSize(recordSize);
    if (distinctPages > 0) {
      feed.distinctPages(distinctPages);
    }
    feed.records(records).growth(growth);
  }

  private void number(String option, String value, NumberOption<NetskopeSimulator.Builder> setter) {
    try {
      setter.accept(builder, Long.parseLong(value));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " needs a number, not '" + value + "'", e);
    }
  }

  private static boolean isOn(String option, String value) {
    return switch (value) {
      case "on" -> true;
      case "off" -> false;
      default -> throw new IllegalArgumentException(option + " is on or off, not '" + value + "'");
    };
  }

  /** Sets a number on a builder. */
  private interface NumberOption<B> {
    void accept(B builder, long number);
  }
}
