package io.github.camelnetskope;

import io.github.camelnetskope.checkpoint.Fetched;
import io.github.camelnetskope.checkpoint.Fetched.Step;
import io.github.camelnetskope.client.Cursor;
import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.IteratorOperation;
import io.github.camelnetskope.client.NetskopeException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a feed is up to, and the log lines about its changes: one WARN a change, not one a failure.
 * Told by the thread that works on the feed, looked at by any.
 */
final class FeedStatus {
  private static final Logger LOG = LoggerFactory.getLogger(NetskopeConsumer.class);

  private final Cursor cursor;
  private final Clock clock;
  private final Runnable changed;
  private final FeedCounter counter = new FeedCounter();

  private FeedState phase = FeedState.STARTING;
  private @Nullable FeedProblem problem;
  private @Nullable String lastError;
  private @Nullable Instant lastErrorAt;
  private @Nullable Instant lastSuccess;
  private @Nullable Instant highWaterMark;
  private @Nullable Instant caughtUpAt;
  private Instant since;
  private Instant progressAt;
  private Instant quietSince;
  private long recordsSeen;

  /**
   * A feed that has done nothing yet.
   *
   * @param changed called after trouble has begun, changed or ended
   */
  FeedStatus(Cursor cursor, Clock clock, Runnable changed) {
    this.cursor = cursor;
    this.clock = clock;
    this.changed = changed;
    this.since = clock.instant();
    this.progressAt = since;
    this.quietSince = since;
  }

  /** A request leaves. */
  synchronized void asking() {
    enter(FeedState.ASKING);
  }

  /** A good answer came. */
  void answered(Fetched fetched) {
    synchronized (this) {
      counter.request(RequestStatus.OK);
      enter(FeedState.WAITING);
      lastSuccess = progressAt;
      fetched.page().ifPresent(page -> page(page, fetched.step()));
    }
    well();
  }

  private void page(EventPage page, Step step) {
    page.highWaterMark().ifPresent(mark -> highWaterMark = mark);
    if (step == Step.PAGE) {
      counter.page(page);
    } else if (step == Step.EMPTY && page.operation() instanceof IteratorOperation.Next) {
      caughtUpAt = progressAt;
    }
  }

  /** Records of a page go into the route. */
  synchronized void delivering(PageProgress page) {
    counter.delivering(page);
    enter(FeedState.DELIVERING);
  }

  /** They are back, done or not. */
  void delivered(PageProgress page) {
    synchronized (this) {
      look();
      counter.delivered(page);
      phase = FeedState.WAITING;
    }
    if (page.isComplete()) {
      well();
    }
  }

  private void enter(FeedState newPhase) {
    phase = newPhase;
    progressAt = clock.instant();
  }

  private void well() {
    FeedProblem before;
    synchronized (this) {
      before = problem;
      if (before == null) {
        return;
      }
      problem = null;
      since = clock.instant();
    }
    LOG.info("{}: resumed after {}", cursor, before);
    changed.run();
  }

  /** A step failed while the feed was meant to run. */
  void failing(FeedProblem newProblem, Throwable cause) {
    FeedProblem before;
    synchronized (this) {
      before = problem;
      problem = newProblem;
      lastErrorAt = clock.instant();
      lastError = newProblem + ": " + cause.getMessage();
      since = before == null ? lastErrorAt : since;
    }
    if (newProblem == before) {
      LOG.debug("{}: still {}: {}", cursor, newProblem, cause.getMessage());
      return;
    }
    LOG.warn("{}: {}: {}", cursor, newProblem, cause.getMessage());
    changed.run();
  }

  /** A step has ended with an exception. */
  synchronized void ended(Exception failure) {
    if (failure instanceof NetskopeException refused) {
      counter.request(RequestStatus.of(refused));
    }
    phase = FeedState.WAITING;
  }

  /** What there is to see now. */
  synchronized FeedSnapshot snapshot(boolean suspended, @Nullable Instant nextRunAt) {
    look();
    Instant now = clock.instant();
    FeedState state = suspended ? FeedState.SUSPENDED : state();
    boolean waits = state == FeedState.WAITING || state == FeedState.FAILING;
    return new FeedSnapshot(
        now,
        cursor.tenant().toString(),
        cursor.feed().path(),
        cursor.index().name(),
        state,
        Optional.ofNullable(problem),
        since,
        Optional.ofNullable(lastError),
        Optional.ofNullable(lastErrorAt),
        progressAt,
        Optional.ofNullable(lastSuccess),
        quietSince,
        Optional.ofNullable(nextRunAt).filter(next -> waits),
        lag(now),
        counter.counts(phase == FeedState.DELIVERING));
  }

  /** Records done since the last look are progress. */
  private void look() {
    long records = counter.records();
    if (records != recordsSeen) {
      recordsSeen = records;
      progressAt = clock.instant();
      quietSince = progressAt;
    }
  }

  private FeedState state() {
    if (problem == FeedProblem.STOPPED && phase == FeedState.WAITING) {
      return FeedState.STOPPED;
    }
    if (problem != null && phase == FeedState.WAITING) {
      return FeedState.FAILING;
    }
    return phase == FeedState.WAITING && lastSuccess == null ? FeedState.STARTING : phase;
  }

  private Optional<Duration> lag(Instant now) {
    return Stream.of(Optional.ofNullable(highWaterMark), Optional.ofNullable(caughtUpAt))
        .flatMap(Optional::stream)
        .max(Instant::compareTo)
        .map(mark -> mark.isAfter(now) ? Duration.ZERO : Duration.between(mark, now));
  }
}
