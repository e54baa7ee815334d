package io.github.camelnetskope.feed;

import io.github.camelnetskope.checkpoint.Fetched;
import io.github.camelnetskope.checkpoint.Fetched.Step;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.Moment;
import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.Slice;
import io.github.camelnetskope.client.Time;
import io.github.camelnetskope.health.FeedProblem;
import io.github.camelnetskope.health.FeedSnapshot;
import io.github.camelnetskope.health.FeedState;
import io.github.camelnetskope.health.RequestStatus;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The status of a feed. Times are kept on the monotonic clock and converted to wall time when a
 * snapshot is taken. Thread-safe.
 */
final class FeedStatus {
  private final CursorKey cursor;
  private final Time time;
  private final FeedLog log;
  private final Runnable changed;
  private final FeedCounter counter = new FeedCounter();

  private FeedState phase = FeedState.STARTING;
  private final FeedTrouble trouble;
  private @Nullable Moment lastSuccess;
  private final FeedLag lag;
  private Moment progressAt;
  private Moment quietSince;
  private long recordsSeen;

  /**
   * The status of a feed that has not started yet.
   *
   * @param slice the part of a history that it reads; empty for a feed without stripes
   * @param changed called after a problem has begun, changed or ended
   */
  FeedStatus(CursorKey cursor, Optional<Slice> slice, Time time, FeedLog log, Runnable changed) {
    this.cursor = cursor;
    this.lag = new FeedLag(slice);
    this.time = time;
    this.log = log;
    this.changed = changed;
    this.progressAt = time.moment();
    this.quietSince = progressAt;
    this.trouble = new FeedTrouble(progressAt);
  }

  /** A request is sent. */
  synchronized void asking() {
    enter(FeedState.ASKING);
  }

  /** A good answer has arrived. */
  void answered(Fetched fetched) {
    synchronized (this) {
      counter.request(RequestStatus.OK);
      enter(FeedState.WAITING);
      fetched.page().ifPresent(page -> page(page, fetched.step()));
    }
    switch (fetched.step()) {
      case PAGE, EMPTY, REPEATED, LOOK, SEEN, EARLY -> success();
      case UNRESOLVED -> {}
      case UNCONFIRMED ->
          failing(
              FeedProblem.UNCONFIRMED,
              "answers without a result; only resend is sent until one has a result");
    }
  }

  /** Sets whether the seam at the end of the feed's slice is unproven. */
  synchronized void unproven(boolean is) {
    lag.unproven(is);
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

  /** Delivery of a page to the route begins or continues. */
  synchronized void delivering(PageProgress page) {
    counter.delivering(page);
    enter(FeedState.DELIVERING);
  }

  /** Delivery of the page is paused: another feed has its turn, or a record failed. */
  synchronized void waiting() {
    look();
    phase = FeedState.WAITING;
  }

  /** The page is completed and its checkpoint is saved. */
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
      before = trouble.ends(time.moment());
    }
    if (before != null) {
      log.resumed(before);
      changed.run();
    }
  }

  /** A step failed while the feed was supposed to run. */
  void failing(FeedProblem newProblem, Throwable cause) {
    failing(newProblem, FeedProblems.text(cause));
  }

  /** The same, with a text instead of an exception. */
  void failing(FeedProblem newProblem, String text) {
    FeedProblem before;
    synchronized (this) {
      before = trouble.begins(newProblem, text, time.moment());
    }
    if (newProblem == before) {
      log.stillFailing(newProblem, text);
      return;
    }
    log.failing(newProblem, text);
    changed.run();
  }

  /** Logs a failure that does not change the status. */
  void warn(String what, Throwable cause) {
    log.warn(what, cause);
  }

  /** The feed is DONE and sends no more requests; {@code unproven} tells about its seam. */
  void done(Optional<Instant> end, boolean unproven) {
    synchronized (this) {
      lag.unproven(unproven);
      lag.done();
      phase = FeedState.DONE;
      trouble.over();
    }
    log.done(end);
    changed.run();
  }

  /** The feed is closed. */
  void closed() {
    log.closed();
  }

  /** A call that was reported as HUNG has returned. */
  void cameBack() {
    boolean wasHung;
    synchronized (this) {
      wasHung = trouble.is(FeedProblem.HUNG);
    }
    if (wasHung) {
      healthy();
    }
  }

  /** A request was refused; the refusal may mean that there are no records yet. */
  synchronized void unresolved(NetskopeException refused) {
    counter.request(RequestStatus.of(refused));
    enter(FeedState.WAITING);
  }

  /** A step has ended with an exception. */
  synchronized void ended(Throwable failure) {
    if (failure instanceof NetskopeException e && FeedProblems.of(e) != FeedProblem.NO_TOKEN) {
      counter.request(RequestStatus.of(e));
    }
    phase = FeedState.WAITING;
  }

  /**
   * A snapshot.
   *
   * @param suspended when the feed was suspended; null when it is not
   * @param next when the next step is due; null when it is not known
   */
  synchronized FeedSnapshot snapshot(@Nullable Moment suspended, @Nullable Moment next) {
    look();
    var now = new BothClocks(time.moment(), time.wallTime());
    boolean done = phase == FeedState.DONE;
    FeedState state = suspended != null && !done ? FeedState.SUSPENDED : state();
    boolean waits = state == FeedState.WAITING || state == FeedState.FAILING;
    return new FeedSnapshot(
        now.wallTime(),
        cursor.tenant().toString(),
        cursor.feed().path(),
        cursor.index().name(),
        state,
        trouble.problem(),
        now.wallTimeOf(suspended == null || done ? trouble.since() : suspended),
        trouble.lastError(),
        trouble.lastErrorAt().map(now::wallTimeOf),
        now.wallTimeOf(progressAt),
        Optional.ofNullable(lastSuccess).map(now::wallTimeOf),
        now.wallTimeOf(quietSince),
        Optional.ofNullable(next).filter(n -> waits).map(now::wallTimeOf),
        done ? Optional.empty() : lag.at(now.moment(), now.wallTime()),
        counter.counts(phase == FeedState.DELIVERING),
        lag.slice());
  }

  /** Counts records completed since the last call as progress. */
  private void look() {
    long records = counter.done();
    if (records != recordsSeen) {
      recordsSeen = records;
      quietSince = counter.movedAt().orElseGet(time::moment);
      progressAt = Moment.later(progressAt, quietSince);
    }
  }

  private FeedState state() {
    if (trouble.is(FeedProblem.STOPPED) && phase == FeedState.WAITING) {
      return FeedState.STOPPED;
    }
    if (trouble.problem().isPresent() && phase == FeedState.WAITING) {
      return FeedState.FAILING;
    }
    return phase == FeedState.WAITING && lastSuccess == null ? FeedState.STARTING : phase;
  }
}
