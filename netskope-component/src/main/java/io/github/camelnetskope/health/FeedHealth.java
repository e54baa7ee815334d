package io.github.camelnetskope.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a feed is well. Trouble that may pass by itself counts only when it has lasted; a feed
 * that somebody has suspended is well.
 *
 * @param feed what was judged
 * @param reason why it is not well
 * @param text the reason in words; the last error of one that is well but in trouble
 * @param stuck whether it hangs in this process, so that a restart may help
 */
public record FeedHealth(
    FeedSnapshot feed, Optional<FeedProblem> reason, Optional<String> text, boolean stuck) {

  /**
   * When trouble counts.
   *
   * @param stall how long it may last; zero: for ever
   * @param lag how far a feed may be behind; zero: any time
   * @param stale how long it may deliver nothing; zero: for ever
   */
  public record Thresholds(Duration stall, Duration lag, Duration stale) {}

  /** Judges. */
  public static FeedHealth of(FeedSnapshot feed, Thresholds thresholds) {
    if (feed.state() == FeedState.SUSPENDED) {
      return new FeedHealth(feed, Optional.empty(), Optional.empty(), false);
    }
    return failed(feed, thresholds)
        .or(() -> stuck(feed, thresholds))
        .or(() -> behind(feed, thresholds))
        .or(() -> quiet(feed, thresholds))
        .orElseGet(
            () -> {
              Optional<String> passing = feed.problem().flatMap(problem -> feed.lastError());
              return new FeedHealth(feed, Optional.empty(), passing, false);
            });
  }

  private static Optional<FeedHealth> failed(FeedSnapshot feed, Thresholds thresholds) {
    if (feed.problem().isEmpty()) {
      return Optional.empty();
    }
    FeedProblem problem = feed.problem().get();
    String error = feed.lastError().orElse(problem.name());
    if (problem.lasts()) {
      return ill(feed, problem, error, false);
    }
    Duration lasted = between(feed.since(), feed.at());
    return exceeds(lasted, thresholds.stall())
        ? ill(feed, problem.afterAll(), "for " + lasted + " " + error, problem == FeedProblem.HUNG)
        : Optional.empty();
  }

  private static Optional<FeedHealth> stuck(FeedSnapshot feed, Thresholds thresholds) {
    Duration hanging = hanging(feed);
    return feed.problem().isEmpty() && exceeds(hanging, thresholds.stall())
        ? ill(feed, FeedProblem.STALLED, feed.state() + " without getting on for " + hanging, true)
        : Optional.empty();
  }

  private static Optional<FeedHealth> behind(FeedSnapshot feed, Thresholds thresholds) {
    return feed.lag()
        .filter(lag -> exceeds(lag, thresholds.lag()))
        .flatMap(lag -> ill(feed, FeedProblem.LAGGING, lag + " behind", false));
  }

  private static Optional<FeedHealth> quiet(FeedSnapshot feed, Thresholds thresholds) {
    Duration quiet = between(feed.quietSince(), feed.at());
    return exceeds(quiet, thresholds.stale())
        ? ill(feed, FeedProblem.STALE, "no record for " + quiet, false)
        : Optional.empty();
  }

  /** How long it has been working without a sign, or overdue. */
  private static Duration hanging(FeedSnapshot feed) {
    boolean works = feed.state() == FeedState.ASKING || feed.state() == FeedState.DELIVERING;
    Instant expected = works ? feed.progressAt() : feed.nextRequest().orElse(feed.at());
    return between(expected, feed.at());
  }

  private static boolean exceeds(Duration time, Duration threshold) {
    return !threshold.isZero() && time.compareTo(threshold) > 0;
  }

  private static Duration between(Instant from, Instant to) {
    return Duration.ofSeconds(Duration.between(from, to).toSeconds());
  }

  private static Optional<FeedHealth> ill(
      FeedSnapshot feed, FeedProblem reason, String text, boolean stuck) {
    return Optional.of(new FeedHealth(feed, Optional.of(reason), Optional.of(text), stuck));
  }

  /** Whether it reads: has had a good answer, and no reason against it. */
  public boolean isReady() {
    return reason.isEmpty()
        && (feed.lastSuccess().isPresent() || feed.state() == FeedState.SUSPENDED);
  }

  @Override
  public String toString() {
    return feed.feed()
        + (reason.isPresent() ? " " + reason.get() : "")
        + text.map(words -> ": " + words).orElse("");
  }
}
