package io.github.camelnetskope.simulator;

import io.github.camelnetskope.simulator.http.SelfSigned;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongConsumer;

/** Runs simulated tenants until the process is stopped. */
public final class SimulatorMain {

  private static final String HELP =
      """
      A simulated Netskope tenant on 127.0.0.1.

        --port N           port to listen on (a free one)
        --tenants N        so many tenants, on 127.0.0.1, 127.0.0.2 and so on, with one port (1)
        --seed N           the same seed gives the same records (1)
        --feeds a,b,...    feeds that have records (all known ones)
        --records N        records each feed has at the start (1000)
        --growth R         records a second that come in to each feed (0)
        --page-size N      most records in a page (10000)
        --record-size N    bytes of a record, about (2100)
        --distinct-pages N repeat so many prepared pages (each page is its own)
        --prepare on|off   make all pages before listening (off)
        --wait-time N      seconds in wait_time (0 after a full page, else 5)
        --latency D        how long an answer takes: 500ms, 3s, or a range as 1s..5s (0s)
        --fault FEED=FAULT[,...]  breaks the answers of a feed, or of all (*); may be given
                           again. stall: no answer at all; drop: reset; endlessContinue;
                           slow:N and slowHead:N: N bytes a second of the body, or of the
                           head; twice: the answer comes twice; late:D: a 504, and the
                           request is carried out D later; status:N without a body; html,
                           noContent, emptyBody, resultNull, resultMissing. Behind it,
                           with commas: before or after the cursor moves, on:next,
                           every:N requests, for:D (an outage that long)
        --token T          v2 token (%s)
        --v1-token T       v1 token (%s)
        --rate-limit on|off  answer 429 above the documented limits (on)
        --unknown-token N  the status for a token that is not known: 401 or 403 (401)
        --tls on|off|trickle  speak TLS with a certificate made at start; trickle: a byte
                           a second of the handshake, which never ends (off)
        --certificate FILE write the certificate of --tls on there, as PEM
        --help             this text
      """
          .formatted(NetskopeSimulator.TOKEN, NetskopeSimulator.V1_TOKEN);

  private static final String QUIET = "slf4j.internal.verbosity";
  private static final int MOST_TENANTS = 255;
  private static final int MOST = Integer.MAX_VALUE;

  /** Nobody reads the journal here, nor asks the oracle. */
  private static final int JOURNAL_ENTRIES = 1000;

  private final NetskopeSimulator.Builder builder =
      NetskopeSimulator.builder().journalEntries(JOURNAL_ENTRIES).countsOnly();
  private List<String> feeds = Feeds.ALL;
  private long records = 1000;
  private double growth;
  private long recordSize = 2100;
  private long distinctPages;
  private boolean prepared;
  private long port;
  private long seed = 1;
  private long tenants = 1;
  private String tls = "off";
  private String certificate = "";

  private SimulatorMain() {}

  /** Starts, prints the base URLs and waits for the end of the process. */
  public static void main(String[] arguments) throws InterruptedException {
    if (System.getProperty(QUIET) == null) {
      System.setProperty(QUIET, "ERROR"); // SLF4J says at length that it has no provider
    }
    if (run(List.of(arguments), System.out, System.err) != 0) {
      System.exit(2);
    }
    if (!List.of(arguments).contains("--help")) {
      new CountDownLatch(1).await();
    }
  }

  /** Starts what was asked for; 2 when that cannot be, with the reason on {@code err}. */
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

  /** The running simulators, none when only help was wanted. */
  static List<NetskopeSimulator> start(List<String> arguments, PrintStream out) {
    if (arguments.contains("--help")) {
      out.print(HELP);
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
    if (!HELP.contains("  " + option + " ")) {
      throw new IllegalArgumentException("Unknown option " + option + "; see --help");
    }
    if (rest.isEmpty()) {
      throw new IllegalArgumentException(option + " needs a value; see --help");
    }
    set(option, rest.removeFirst());
  }

  private void set(String option, String value) {
    switch (option) {
      case "--port" -> number(option, value, 0, 65_535, n -> port = n);
      case "--tenants" -> number(option, value, 1, MOST_TENANTS, n -> tenants = n);
      case "--seed" -> number(option, value, Long.MIN_VALUE, Long.MAX_VALUE, n -> seed = n);
      case "--feeds" -> feeds = List.of(value.split(","));
      case "--records" -> number(option, value, 0, Long.MAX_VALUE, n -> records = n);
      case "--growth" -> growth(value);
      case "--page-size" -> number(option, value, 1, MOST, n -> builder.pageSize((int) n));
      case "--record-size" -> number(option, value, 1, MOST, n -> recordSize = n);
      case "--distinct-pages" -> number(option, value, 0, MOST, n -> distinctPages = n);
      case "--wait-time" -> number(option, value, 0, MOST, n -> builder.waitTime((int) n));
      case "--prepare" -> prepared = isOn(option, value);
      case "--latency" -> latency(Latency.parse(value));
      case "--fault" -> builder.faults(FaultOption.parse(value));
      case "--token" -> builder.token(value);
      case "--v1-token" -> builder.v1Token(value);
      case "--rate-limit" -> builder.rateLimit(isOn(option, value));
      case "--unknown-token" -> unknownToken(value);
      case "--tls" -> tls = value;
      case "--certificate" -> certificate = value;
      default -> throw new IllegalArgumentException("Unknown option " + option + "; see --help");
    }
  }

  private void growth(String value) {
    try {
      growth = Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--growth needs a number, not '" + value + "'", e);
    }
    if (!(growth >= 0)) {
      throw new IllegalArgumentException("--growth is a number from 0");
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
    boolean on = !tls.equals("trickle") && isOn("--tls", tls);
    if (!certificate.isEmpty() && !on) {
      throw new IllegalArgumentException("--certificate needs --tls on; see --help");
    }
    if (tls.equals("trickle")) {
      builder.trickledHandshake();
    } else if (on) {
      try {
        builder.tls(
            certificate.isEmpty()
                ? SelfSigned.loopback()
                : SelfSigned.loopback(Path.of(certificate)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** All on the port that the first one got; when one cannot listen, none is left. */
  private List<NetskopeSimulator> startAll() {
    encrypt();
    feeds.forEach(feed -> builder.feed(feed, this::fill));
    builder.keptPageBytes(Runtime.getRuntime().maxMemory() / 4 / tenants);
    List<NetskopeSimulator> running = new ArrayList<>();
    try {
      for (int tenant = 1; tenant <= tenants; tenant++) {
        int shared = running.isEmpty() ? (int) port : running.get(0).port();
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
    feed.recordSize((int) recordSize);
    if (distinctPages > 0) {
      feed.distinctPages((int) distinctPages);
    }
    feed.records(records);
    if (prepared) {
      feed.prepare();
    }
    feed.growth(growth);
  }

  private static void number(
      String option, String value, long least, long most, LongConsumer setter) {
    long number;
    try {
      number = Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " needs a number, not '" + value + "'", e);
    }
    if (number < least || number > most) {
      throw new IllegalArgumentException(option + " is a number from " + least + " to " + most);
    }
    setter.accept(number);
  }

  private static boolean isOn(String option, String value) {
    return switch (value) {
      case "on" -> true;
      case "off" -> false;
      default ->
          throw new IllegalArgumentException(
              option + " is on or off, not '" + value + "'; see --help");
    };
  }
}
