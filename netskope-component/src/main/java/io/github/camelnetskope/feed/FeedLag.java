package io.github.camelnetskope.feed;

import io.github.camelnetskope.checkpoint.Fetched.Step;
import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.IteratorOperation.Look;
import io.github.camelnetskope.client.IteratorOperation.Next;
import io.github.camelnetskope.client.Moment;
import io.github.camelnetskope.client.Slice;
import io.github.camelnetskope.health.FeedSlice;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How far a feed is, and how far behind its tenant. Guarded by {@link FeedStatus}. */
final class FeedLag {
  private final Optional<Slice> slice;
  private boolean unproven;
  private boolean done;
  private @Nullable Instant highWaterMark;
  private @Nullable Moment caughtUpAt;

  /**
   * Of a feed that has had no answer.
   *
   * @param slice the part of a history that it reads, if it is one
   */
  FeedLag(Optional<Slice> slice) {
    this.slice = slice;
  }

  /** Whether nothing proves that no record is missing at the end of its slice. */
  void unproven(boolean is) {
    unproven = is;
  }

  /** All of it is read, also when that was before this start and no page has said how far. */
  void done() {
    done = true;
  }

  /** How far it is in its slice, if it has one. */
  Optional<FeedSlice> slice() {
    return slice.map(its -> new FeedSlice(its.from(), its.end(), reached(its), unproven));
  }

  private Optional<Instant> reached(Slice its) {
    Optional<Instant> mark = Optional.ofNullable(highWaterMark);
    return done ? mark.filter(its.end()::isBefore).or(() -> Optional.of(its.end())) : mark;
  }

  /** An answer came. */
  void answered(EventPage page, Step step, Moment now) {
    if (page.operation() instanceof Look) {
      return; // it says nothing of the feed's own cursor
    }
    page.highWaterMark().ifPresent(mark -> highWaterMark = mark);
    if (step == Step.EMPTY && page.operation() instanceof Next) {
      caughtUpAt = now;
    }
  }

  /** Absent before an answer has told, and for a part of a history, which is as old as it is. */
  Optional<Duration> at(Moment now, Instant wallTime) {
    return slice.isPresent() ? Optional.empty() : behind(now, wallTime);
  }

  private Optional<Duration> behind(Moment now, Instant wallTime) {
    return Stream.of(
            Optional.ofNullable(highWaterMark),
            Optional.ofNullable(caughtUpAt).map(moment -> wallTime.plus(now.until(moment))))
        .flatMap(Optional::stream)
        .max(Instant::compareTo)
        .map(mark -> mark.isAfter(wallTime) ? Duration.ZERO : Duration.between(mark, wallTime));
  }
}
