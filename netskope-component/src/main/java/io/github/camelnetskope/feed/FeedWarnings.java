package io.github.camelnetskope.feed;

import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.Listed;
import io.github.camelnetskope.client.Tenant;
import io.github.camelnetskope.health.FeedCause;
import io.github.camelnetskope.health.FeedProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;

/**
 * The log lines about problems of feeds: one for each tenant and cause, when it begins and when it
 * ends. A cause such as a bad token affects all feeds within a short time, so a WARN line is
 * delayed a little to collect them. Thread-safe.
 */
public final class FeedWarnings {
  static final Duration WINDOW = Duration.ofSeconds(2);

  /** A feed that waits longer than this does not retry by itself: an operator has to start it. */
  private static final Duration BY_ITSELF = Duration.ofDays(1);

  /** Finds the file of a checkpoint in an error text. */
  private static final Pattern FILE = Pattern.compile("checkpoint (.+?\\.checkpoint)\\b");

  private final ScheduledExecutorService timer;
  private final Executor workers;
  private final FeedRecoveries recoveries;
  private final Map<Cause, List<Warning>> held = new LinkedHashMap<>();

  private record Cause(Tenant tenant, FeedProblem problem, String text) {}

  /**
   * A problem of one feed.
   *
   * @param next the time until its next attempt; read when the line is written
   */
  record Warning(
      CursorKey cursor, FeedProblem problem, String text, Supplier<Duration> next, Logger log) {

    private Cause cause() {
      return new Cause(cursor.tenant(), problem, FeedCause.of(text, cursor.feed().path()));
    }
  }

  /**
   * No warnings yet.
   *
   * @param timer starts delayed writes; its tasks are short
   * @param workers write the lines
   */
  public FeedWarnings(ScheduledExecutorService timer, Executor workers) {
    this.timer = timer;
    this.workers = workers;
    this.recoveries = new FeedRecoveries(timer, workers);
  }

  /** A problem of a feed has begun or changed. */
  void add(Warning warning) {
    recoveries.began(warning.cursor(), warning.problem(), warning.log());
    hold(warning);
  }

  /** A problem of a feed has ended. */
  void resumed(CursorKey cursor, FeedProblem after, Logger log) {
    flush(cursor);
    recoveries.ended(cursor, after, log);
  }

  /** A feed is closed. */
  void closed(CursorKey cursor, Logger log) {
    flush(cursor);
    recoveries.closed(cursor, log);
  }

  /** The start-up check has found a problem of a feed. */
  public void found(CursorKey cursor, FeedProblem problem, String text, Logger log) {
    hold(new Warning(cursor, problem, text, () -> Duration.ZERO, log));
  }

  private void hold(Warning warning) {
    Cause cause = warning.cause();
    boolean first;
    synchronized (this) {
      first = !held.containsKey(cause);
      held.computeIfAbsent(cause, c -> new ArrayList<>()).add(warning);
    }
    if (first) {
      later(cause);
    }
  }

  private void later(Cause cause) {
    try {
      var unused =
          timer.schedule(
              () -> workers.execute(() -> write(cause)), WINDOW.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // The context is being stopped.
      write(cause);
    }
  }

  private void write(Cause cause) {
    List<Warning> warnings;
    synchronized (this) {
      warnings = held.remove(cause);
    }
    if (warnings != null) {
      write(warnings);
    }
  }

  /** Writes the delayed line of a feed, before its next event. */
  private void flush(CursorKey cursor) {
    List<List<Warning>> found = new ArrayList<>();
    synchronized (this) {
      Iterator<List<Warning>> all = held.values().iterator();
      while (all.hasNext()) {
        List<Warning> warnings = all.next();
        if (warnings.stream().anyMatch(warning -> warning.cursor().equals(cursor))) {
          found.add(warnings);
          all.remove();
        }
      }
    }
    found.forEach(FeedWarnings::write);
  }

  private static void write(List<Warning> warnings) {
    Warning first = warnings.get(0);
    Logger log = first.log();
    String next = next(warnings);
    if (warnings.size() == 1) {
      log.warn("{}: {}: {}{}", first.cursor(), first.problem(), first.text(), next);
    } else {
      log.warn(
          "{}: {} for {} feeds ({}): {}{}",
          first.cursor().tenant(),
          first.problem(),
          warnings.size(),
          names(warnings.stream().map(Warning::cursor).toList()),
          first.text(),
          otherFiles(warnings) + next);
    }
  }

  /** The other feeds' checkpoint files, for errors that are about each feed's own file. */
  private static String otherFiles(List<Warning> warnings) {
    List<String> others =
        warnings.stream()
            .flatMap(warning -> FILE.matcher(warning.text()).results().limit(1))
            .map(found -> found.group(1))
            .distinct()
            .skip(1)
            .toList();
    return others.isEmpty() ? "" : "; likewise " + Listed.of(others);
  }

  /** Names of feeds of one tenant, each with its index if the indexes differ. */
  static String names(List<CursorKey> cursors) {
    boolean sameIndex = cursors.stream().map(CursorKey::index).distinct().count() == 1;
    return Listed.of(
        cursors.stream()
            .map(cursor -> cursor.feed() + (sameIndex ? "" : " index " + cursor.index()))
            .toList());
  }

  private static String next(List<Warning> warnings) {
    Duration wait =
        warnings.stream().map(w -> w.next().get()).min(Duration::compareTo).orElse(Duration.ZERO);
    boolean known = !wait.isNegative() && !wait.isZero() && wait.compareTo(BY_ITSELF) < 0;
    return known ? "; next attempt in " + wait.plusMillis(999).toSeconds() + " s" : "";
  }
}
