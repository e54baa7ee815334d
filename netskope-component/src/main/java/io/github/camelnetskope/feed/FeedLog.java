package io.github.camelnetskope.feed;

import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.health.FeedProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;

/** The log lines about the changes of a feed: one WARN per change, not per failure. Thread-safe. */
final class FeedLog {
  private final CursorKey cursor;
  private final Logger log;
  private final FeedWarnings warnings;
  private final Supplier<Duration> next;

  /**
   * The log of a feed.
   *
   * @param next the time until the next attempt
   */
  FeedLog(CursorKey cursor, Logger log, FeedWarnings warnings, Supplier<Duration> next) {
    this.cursor = cursor;
    this.log = log;
    this.warnings = warnings;
    this.next = next;
  }

  /** A problem has begun or changed. */
  void failing(FeedProblem problem, String text) {
    warnings.add(new FeedWarnings.Warning(cursor, problem, text, next, log));
  }

  /** A further attempt has failed for the same reason. */
  void stillFailing(FeedProblem problem, String text) {
    log.debug("{}: still {}: {}", cursor, problem, text);
  }

  /** A problem is over. */
  void resumed(FeedProblem after) {
    warnings.resumed(cursor, after, log);
  }

  /** The feed is DONE. */
  void done(Optional<Instant> until) {
    log.info("{}: done, read until {}", cursor, until.map(Instant::toString).orElse("the end"));
  }

  /** A failure that does not change the state. */
  void warn(String what, Throwable cause) {
    log.warn("{}: {}: {}", cursor, what, cause.getMessage());
  }

  /** The feed is closed. */
  void closed() {
    warnings.closed(cursor, log);
  }
}
