package io.github.camelnetskope.quickstart;

import io.github.camelnetskope.health.FeedSlice;
import io.github.camelnetskope.health.FeedSnapshot;
import io.github.camelnetskope.health.FeedState;
import io.github.camelnetskope.quickstart.Backfill.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a backfill is, from what the component says of its feeds. Confined to the thread of the
 * progress line.
 */
final class BackfillProgress {
  private final Optional<Span> span;
  private final TimeLeft timeLeft = new TimeLeft();

  /**
   * How far it is.
   *
   * @param read hours of history that were read, of all feeds together
   * @param whole all hours of history
   * @param unproven seams of which nothing proves that no record is missing there
   * @param done whether all of it is read
   * @param left an estimate of the time that the rest takes; empty while there is nothing to
   *     calculate it from
   */
  record State(Duration read, Duration whole, int unproven, boolean done, Optional<Duration> left) {

    /** From 0 to 1. */
    double share() {
      return whole.isZero() ? 0 : (double) read.toSeconds() / whole.toSeconds();
    }
  }

  /** What one cursor reads. */
  private record Part(String cursor, Instant at, FeedSlice slice, boolean done) {
    double share() {
      return done ? 1 : slice.share();
    }

    Duration whole() {
      return Duration.between(slice.from(), slice.end());
    }

    Duration read() {
      return Duration.ofSeconds(Math.round(whole().toSeconds() * share()));
    }
  }

  /**
   * Of a backfill that begins.
   *
   * @param span what each feed is read of where it has one cursor; empty where that is not said
   */
  BackfillProgress(Optional<Span> span) {
    this.span = span;
  }

  /** How far it is; empty when there is no history among the feeds. */
  Optional<State> look(List<FeedSnapshot> feeds) {
    List<Part> parts = feeds.stream().flatMap(feed -> part(feed, feeds).stream()).toList();
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    parts.forEach(part -> timeLeft.saw(part.cursor(), part.at(), part.share(), hasBegun(part)));
    return Optional.of(
        new State(
            parts.stream().map(Part::read).reduce(Duration.ZERO, Duration::plus),
            parts.stream().map(Part::whole).reduce(Duration.ZERO, Duration::plus),
            (int) parts.stream().filter(part -> part.slice().unproven()).count(),
            parts.stream().allMatch(Part::done),
            timeLeft.estimate()));
  }

  private static boolean hasBegun(Part part) {
    return part.done() || part.slice().reached().isPresent();
  }

  /** The cursor that reads on behind the history has none. */
  private Optional<Part> part(FeedSnapshot feed, List<FeedSnapshot> feeds) {
    boolean stripes = feeds.stream().anyMatch(other -> other.slice().isPresent());
    return feed.slice()
        .or(() -> stripes ? Optional.empty() : span.map(its -> slice(its, feed)))
        .map(
            slice ->
                new Part(
                    feed.feed() + " " + feed.index(),
                    feed.at(),
                    slice,
                    feed.state() == FeedState.DONE));
  }

  private static FeedSlice slice(Span span, FeedSnapshot feed) {
    return new FeedSlice(span.from(), span.end(), feed.lag().map(feed.at()::minus), false);
  }
}
