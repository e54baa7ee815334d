package io.github.camelnetskope.quickstart;

import io.github.camelnetskope.client.Counted;
import io.github.camelnetskope.quickstart.Progress.Snapshot;
import java.io.Console;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Shows progress: in a terminal one line that changes, elsewhere a line every five seconds. */
final class ProgressLine {
  private static final Duration IN_A_TERMINAL = Duration.ofMillis(500);
  private static final Duration ELSEWHERE = Duration.ofSeconds(5);

  private final PrintStream out;
  private final boolean terminal;
  private final Supplier<Snapshot> progress;
  private final Supplier<Optional<String>> troubles;
  private final Supplier<String> failing;
  private final long start = System.nanoTime();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread daemon = new Thread(task, "progress");
            daemon.setDaemon(true);
            return daemon;
          });

  private String said = "";
  private int width;

  private ProgressLine(
      PrintStream out,
      boolean terminal,
      Supplier<Snapshot> progress,
      Supplier<Optional<String>> troubles,
      Supplier<String> failing) {
    this.out = out;
    this.terminal = terminal;
    this.progress = progress;
    this.troubles = troubles;
    this.failing = failing;
  }

  /**
   * Shows it from now on.
   *
   * @param troubles what keeps feeds from being read, said when it changes
   * @param failing how many feeds cannot be read, a part of the line; empty for none
   */
  static ProgressLine start(
      PrintStream out,
      Supplier<Snapshot> progress,
      Supplier<Optional<String>> troubles,
      Supplier<String> failing) {
    ProgressLine line = new ProgressLine(out, isTerminal(), progress, troubles, failing);
    long period = (line.terminal ? IN_A_TERMINAL : ELSEWHERE).toMillis();
    var unused = line.thread.scheduleAtFixedRate(line::tick, period, period, TimeUnit.MILLISECONDS);
    return line;
  }

  private void tick() {
    printTroubles();
    print();
  }

  private void print() {
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    String text = text(progress.get(), elapsed, failing.get());
    // A shorter line covers the one before it.
    width = Math.max(width, text.length());
    String covering = text + " ".repeat(width - text.length());
    out.print(terminal ? "\r" + covering : text + System.lineSeparator());
    out.flush();
  }

  /** Once each time they change. */
  private void printTroubles() {
    troubles.get().filter(now -> !now.equals(said)).ifPresent(this::printTroubles);
  }

  private void printTroubles(String now) {
    said = now;
    String line = now.isEmpty() ? "All feeds are read again" : now;
    out.print((terminal ? "\r" : "") + line + System.lineSeparator());
  }

  static String text(Snapshot now, Duration elapsed, String failing) {
    double seconds = Math.max(0.001, elapsed.toMillis() / 1000.0);
    String records =
        String.format(
            Locale.ROOT, "%,d records  %,.0f records/s  ", now.records(), now.records() / seconds);
    if (now.feeds() == 0 && !failing.isEmpty()) {
      return records + failing;
    }
    String feeds = Counted.of(now.feeds(), "feed") + ", " + now.waiting() + " waiting";
    String end = failing.isEmpty() ? "" : "  " + failing;
    return records + "lag " + lag(now.lag()) + "  " + feeds + end;
  }

  private static String lag(Duration lag) {
    return lag.toMinutes() < 2
        ? lag.toSeconds() + " s"
        : lag.toHours() < 2 ? lag.toMinutes() + " min" : lag.toHours() + " h";
  }

  /** From JDK 22 on there may be a console without a terminal. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }

  /** Leaves the last state of the line behind. */
  void stop() {
    thread.shutdown();
    print();
    if (terminal) {
      out.println();
    }
  }
}
