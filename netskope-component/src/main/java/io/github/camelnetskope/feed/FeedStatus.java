package io.github.camelnetskope.feed;

import io.github.camelnetskope.checkpoint.Fetched;
import io.github.camelnetskope.checkpoint.Fetched.Step;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.Moment;
import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.Time;
import io.github.camelnetskope.health.FeedProblem;
import io.github.camelnetskope.health.FeedSnapshot;
import io.github.camelnetskope.health.FeedState;
import io.github.camelnetskope.health.RequestStatus;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * What a feed is up to, and the log lines about its changes: one WARN a change, not one a failure.
 * Times are kept on the monotonic clock, and said in the wall time of the moment of asking.
 * Thread-safe.
 */
final class FeedStatus {
  private final CursorKey cursor;
  private final Time time;
  private final Logger log;
  private final Runnable changed;
  private final FeedCounter counter = new FeedCounter();

  private FeedState phase = FeedState.STARTING;
  private @Nullable FeedProblem problem;
  private @Nullable String lastError;
  private @Nullable Moment lastErrorAt;
  private @Nullable Moment lastSuccess;
  private final FeedLag lag = new FeedLag();
  private Moment since;
  private Moment progressAt;
  private Moment quietSince;
  private long recordsSeen;

  /**
   * A feed that has done nothing yet.
   *
   * @param changed called after a problem has begun, changed or ended
   */
  FeedStatus(CursorKey cursor, Time time, Logger log, Runnable changed) {
    this.cursor = cursor;
    this.time = time;
    this.log = log;
    this.changed = changed;
    this.since = time.moment();
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
      fetched.page().ifPresent(page -> page(page, fetched.step()));
    }
    switch (fetched.step()) {
      case PAGE, EMPTY, REPEATED -> success();
      case UNRESOLVED -> {}
      case UNCONFIRMED ->
          failing(
              FeedProblem.UNCONFIRMED,
              "answers without a result; only resend is sent until one has a result");
    }
  }

  private void success() {
    synchronized (this) {
      lastSuccess = progressAt;
    }
    healthy();
  }

  private void page(EventPage page, Step step) {
    lag.answered(page, step, progressAt);
    if (step == Step.PAGE) {
      counter.page(page);
    }
  }

  /** Records of a page go into the route. */
  synchronized void delivering(PageProgress page) {
    counter.delivering(page);
    enter(FeedState.DELIVERING);
  }

  /** The page makes way for another feed, or its delivery was held. */
  synchronized void waiting() {
    look();
    phase = FeedState.WAITING;
  }

  /** The page is done, and that is saved. */
  void settled(PageProgress page) {
    synchronized (this) {
      look();
      counter.settled(page);
      phase = FeedState.WAITING;
    }
    healthy();
  }

  private void enter(FeedState newPhase) {
    phase = newPhase;
    progressAt = time.moment();
  }

  private void healthy() {
    FeedProblem before;
    synchronized (this) {
      before = problem;
      if (before == null) {
        return;
      }
      problem = null;
      since = time.moment();
    }
    log.info("{}: resumed after {}", cursor, before);
    changed.run();
  }

  /** The route failed. What it threw may quote the record, so its text is not shown. */
  void routeFailed(FeedProblem newProblem, Throwable cause) {
    failing(newProblem, "the route threw " + FeedProblems.names(cause));
  }

  /** A step failed while the feed was meant to run. */
  void failing(FeedProblem newProblem, Throwable cause) {
    String said = cause.getMessage();
    // What an Error says makes no sense without its name.
    failing(newProblem, said != null && cause instanceof Exception ? said : cause.toString());
  }

  /** The same, in words of our own. */
  void failing(FeedProblem newProblem, String text) {
    FeedProblem before;
    synchronized (this) {
      before = problem;
      problem = newProblem;
      lastErrorAt = time.moment();
      lastError = newProblem + ": " + text;
      since = before == null ? lastErrorAt : since;
    }
    if (newProblem == before) {
      log.debug("{}: still {}: {}", cursor, newProblem, text);
      return;
    }
    log.warn("{}: {}: {}", cursor, newProblem, text);
    changed.run();
  }

  /** Something that is not the problem, but that somebody should know of. */
  void warn(String what, Throwable cause) {
    log.warn("{}: {}: {}", cursor, what, cause.getMessage());
  }

  /** A call that was thought to hang came back. */
  void cameBack() {
    boolean wasHung;
    synchronized (this) {
      wasHung = problem == FeedProblem.HUNG;
    }
    if (wasHung) {
      healthy();
    }
  }

  /** A request was refused in a way that may mean that there is nothing. */
  synchronized void unresolved(NetskopeException refused) {
    counter.request(RequestStatus.of(refused));
    enter(FeedState.WAITING);
  }

  /** A step has ended with an exception. */
  synchronized void ended(Throwable failure) {
    if (failure instanceof NetskopeException refused) {
      counter.request(RequestStatus.of(refused));
    }
    phase = FeedState.WAITING;
  }

  /**
   * What there is to see now.
   *
   * @param next when it goes on; absent when nobody knows
   */
  synchronized FeedSnapshot snapshot(boolean suspended, @Nullable Moment next) {
    look();
    var now = new Now(time.moment(), time.wallTime());
    FeedState state = suspended ? FeedState.SUSPENDED : state();
    boolean waits = state == FeedState.WAITING || state == FeedState.FAILING;
    return new FeedSnapshot(
        now.wallTime(),
        cursor.tenant().toString(),
        cursor.feed().path(),
        cursor.index().name(),
        state,
        Optional.ofNullable(problem),
        now.wallTimeOf(since),
        Optional.ofNullable(lastError),
        Optional.ofNullable(lastErrorAt).map(now::wallTimeOf),
        now.wallTimeOf(progressAt),
        Optional.ofNullable(lastSuccess).map(now::wallTimeOf),
        now.wallTimeOf(quietSince),
        Optional.ofNullable(next).filter(n -> waits).map(now::wallTimeOf),
        lag.at(now.moment(), now.wallTime()),
        counter.counts(phase == FeedState.DELIVERING));
  }

  private record Now(Moment moment, Instant wallTime) {
    Instant wallTimeOf(Moment other) {
      return wallTime.plus(moment.until(other));
    }
  }

  /** Records done since the last look are progress. */
  private void look() {
    long records = counter.records();
    if (records != recordsSeen) {
      recordsSeen = records;
      progressAt = time.moment();
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
}
