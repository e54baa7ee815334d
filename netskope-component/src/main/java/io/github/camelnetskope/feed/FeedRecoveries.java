package io.github.camelnetskope.feed;

import io.github.camelnetskope.client.Counted;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.Tenant;
import io.github.camelnetskope.health.FeedProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;

/**
 * The INFO lines about problems that have ended: one for each tenant and problem. A line is written
 * as soon as no feed has the problem any more, or some time after the first feed has recovered,
 * since feeds that failed together retry at different times. Thread-safe.
 */
final class FeedRecoveries {
  static final Duration LONGEST = Duration.ofMinutes(1);

  private final ScheduledExecutorService timer;
  private final Executor workers;
  private final Map<CursorKey, FeedProblem> failing = new HashMap<>();

  /** The feeds that have recovered and are not in a log line yet. */
  private final Map<Group, List<CursorKey>> over = new LinkedHashMap<>();

  private record Group(Tenant tenant, FeedProblem problem) {}

  private record Line(Group group, List<CursorKey> feeds, long stillFailing) {}

  /**
   * No feed has a problem yet.
   *
   * @param timer starts delayed writes; its tasks are short
   * @param workers write the delayed lines
   */
  FeedRecoveries(ScheduledExecutorService timer, Executor workers) {
    this.timer = timer;
    this.workers = workers;
  }

  /** A problem of a feed has begun, or has replaced another. */
  void began(CursorKey cursor, FeedProblem problem, Logger log) {
    synchronized (this) {
      failing.put(cursor, problem);
    }
    write(group -> isDue(group, cursor), log);
  }

  /** A problem of a feed has ended. */
  void ended(CursorKey cursor, FeedProblem problem, Logger log) {
    var group = new Group(cursor.tenant(), problem);
    boolean first;
    synchronized (this) {
      failing.remove(cursor);
      first = !over.containsKey(group);
      over.computeIfAbsent(group, g -> new ArrayList<>()).add(cursor);
    }
    write(g -> stillFailing(g) == 0, log);
    if (first) {
      later(group, log);
    }
  }

  /** A feed is closed. */
  void closed(CursorKey cursor, Logger log) {
    synchronized (this) {
      failing.remove(cursor);
    }
    write(group -> isDue(group, cursor), log);
  }

  /**
   * Whether the group's line has to be written: it is complete, or this feed, which is in it, has
   * the next event.
   */
  private boolean isDue(Group group, CursorKey cursor) {
    return stillFailing(group) == 0 || over.getOrDefault(group, List.of()).contains(cursor);
  }

  private long stillFailing(Group group) {
    return failing.entrySet().stream()
        .filter(feed -> group.equals(new Group(feed.getKey().tenant(), feed.getValue())))
        .count();
  }

  private void later(Group group, Logger log) {
    try {
      var unused =
          timer.schedule(
              () -> workers.execute(() -> write(group::equals, log)),
              LONGEST.toMillis(),
              TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // The context is being stopped.
      write(group::equals, log);
    }
  }

  private void write(Predicate<Group> due, Logger log) {
    take(due).forEach(line -> write(line, log));
  }

  private synchronized List<Line> take(Predicate<Group> due) {
    List<Line> lines =
        over.entrySet().stream()
            .filter(waiting -> due.test(waiting.getKey()))
            .map(
                waiting ->
                    new Line(waiting.getKey(), waiting.getValue(), stillFailing(waiting.getKey())))
            .toList();
    lines.forEach(line -> over.remove(line.group()));
    return lines;
  }

  private static void write(Line line, Logger log) {
    FeedProblem problem = line.group().problem();
    if (line.feeds().size() == 1) {
      log.info("{}: resumed after {}", line.feeds().get(0), problem);
    } else {
      log.info(
          "{}: {} resumed after {} ({}){}",
          line.group().tenant(),
          Counted.of(line.feeds().size(), "feed"),
          problem,
          FeedWarnings.names(line.feeds()),
          line.stillFailing() == 0 ? "" : "; " + line.stillFailing() + " not yet");
    }
  }
}
