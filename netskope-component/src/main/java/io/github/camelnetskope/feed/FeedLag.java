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

/** How far a feed has read and how far it is behind the tenant. Guarded by {@link FeedStatus}. */
final class FeedLag {
  private final Optional<Slice> slice;
  private boolean unproven;
  private boolean done;
  private @Nullable Instant highWaterMark;
  private @Nullable Moment caughtUpAt;

  /**
   * For a feed without an answer yet.
   *
   * @param slice the part of a history that it reads; empty for a feed without stripes
   */
  FeedLag(Optional<Slice> slice) {
    this.slice = slice;
  }

  /** Sets whether the seam at the end of its slice is unproven. */
  void unproven(boolean is) {
    unproven = is;
  }

  /** The whole slice is read, perhaps before this start, so that no page has said so. */
  void done() {
    done = true;
  }

  /** Its slice and how far it has been read; empty without one. */
  Optional<FeedSlice> slice() {
    return slice.map(part -> new FeedSlice(part.from(), part.end(), reached(part.end()), unproven));
  }

  private Optional<Instant> reached(Instant end) {
    Optional<Instant> mark = Optional.ofNullable(highWaterMark);
    return done ? mark.filter(end::isBefore).or(() -> Optional.of(end)) : mark;
  }

  /** An answer has arrived. */
  void answered(EventPage page, Step step, Moment now) {
    if (page.operation() instanceof Look) {
      return; // a look reads the neighbour's slice, not this cursor
    }
    page.highWaterMark().ifPresent(mark -> highWaterMark = mark);
    if (step == Step.EMPTY && page.operation() instanceof Next) {
      caughtUpAt = now;
    }
  }

  /**
   * The lag; empty before an answer has shown it, and for a slice of a history, whose age is not a
   * lag.
   */
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
