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
 * Calculates the progress of a backfill from the snapshots of its feeds. Confined to the thread of
 * the progress line.
 */
final class BackfillProgress {
  private final Optional<Span> span;
  private final TimeLeft timeLeft = new TimeLeft();

  /**
   * The progress.
   *
   * @param read hours of history that are read, of all feeds together
   * @param whole all hours of history
   * @param unproven the number of unproven seams
   * @param done whether everything is read
   * @param left the estimated time left; empty while it cannot be estimated
   */
  record State(Duration read, Duration whole, int unproven, boolean done, Optional<Duration> left) {

    /** The part that is read, from 0 to 1. */
    double share() {
      return whole.isZero() ? 0 : (double) read.toSeconds() / whole.toSeconds();
    }
  }

  /** The part that one cursor reads. */
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
   * A backfill that begins.
   *
   * @param span the history of a feed with one cursor; empty when it is not known
   */
  BackfillProgress(Optional<Span> span) {
    this.span = span;
  }

  /** The progress; empty when no feed reads history. */
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

  /** The history that a cursor reads; empty for the live cursor after it. */
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
