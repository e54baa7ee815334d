package io.github.camelnetskope.quickstart;

import io.github.camelnetskope.client.Counted;
import io.github.camelnetskope.quickstart.Progress.Snapshot;
import java.io.Console;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** Shows progress: in a terminal one line that changes, elsewhere a line every five seconds. */
final class ProgressLine {
  private static final Duration IN_A_TERMINAL = Duration.ofMillis(500);
  private static final Duration ELSEWHERE = Duration.ofSeconds(5);

  private final PrintStream out;
  private final boolean terminal;
  private final Function<Duration, String> text;
  private final Supplier<List<String>> news;
  private final long start = System.nanoTime();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread daemon = new Thread(task, "progress");
            daemon.setDaemon(true);
            return daemon;
          });

  private int width;

  private ProgressLine(
      PrintStream out,
      boolean terminal,
      Function<Duration, String> text,
      Supplier<List<String>> news) {
    this.out = out;
    this.terminal = terminal;
    this.text = text;
    this.news = news;
  }

  /**
   * Shows it from now on.
   *
   * @param text what it says so long after the start
   * @param news lines to print before it, each once
   */
  static ProgressLine start(
      PrintStream out, Function<Duration, String> text, Supplier<List<String>> news) {
    ProgressLine line = new ProgressLine(out, isTerminal(), text, news);
    long period = (line.terminal ? IN_A_TERMINAL : ELSEWHERE).toMillis();
    var unused = line.thread.scheduleAtFixedRate(line::tick, period, period, TimeUnit.MILLISECONDS);
    return line;
  }

  private void tick() {
    news.get().forEach(line -> out.print(covering(line) + System.lineSeparator()));
    print();
  }

  private void print() {
    String line = text.apply(Duration.ofNanos(System.nanoTime() - start));
    out.print(terminal ? covering(fitting(line)) : line + System.lineSeparator());
    out.flush();
  }

  /** In a terminal a line takes the place of the one before it, also of a longer one. */
  private String covering(String line) {
    if (!terminal) {
      return line;
    }
    String covering = "\r" + line + " ".repeat(Math.max(0, width - line.length()));
    width = Math.min(line.length(), BackfillLine.WIDTH);
    return covering;
  }

  /** A line that goes on in the next one cannot be replaced. */
  private static String fitting(String line) {
    return line.length() <= BackfillLine.WIDTH ? line : line.substring(0, BackfillLine.WIDTH);
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

  /** Ends without a last state, of which there is none: the start was refused. */
  void cancel() throws InterruptedException {
    end();
    if (width > 0) {
      out.println();
    }
  }

  /** What follows is not to come between. */
  private void end() throws InterruptedException {
    thread.shutdown();
    var unused = thread.awaitTermination(ELSEWHERE.toSeconds(), TimeUnit.SECONDS);
  }

  /** Leaves the last state of the line behind. */
  void stop() throws InterruptedException {
    end();
    tick();
    if (terminal) {
      out.println();
    }
  }
}
