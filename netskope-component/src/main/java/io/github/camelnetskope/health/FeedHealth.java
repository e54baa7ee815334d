package io.github.camelnetskope.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a feed is healthy. A transient problem makes it unhealthy once it has lasted {@code
 * stallThreshold}. A feed that an operator has suspended, or that is done, is healthy.
 *
 * @param feed the snapshot from which the health was computed
 * @param reason why it is unhealthy
 * @param text the reason in words; of a healthy feed with a transient problem the last error
 * @param stuck whether it is blocked in this JVM; a restart may help
 */
public record FeedHealth(
    FeedSnapshot feed, Optional<FeedProblem> reason, Optional<String> text, boolean stuck) {

  /**
   * The limits beyond which a feed is unhealthy. Zero switches a limit off.
   *
   * @param stall how long a transient problem, or no progress, may last
   * @param lag how far a feed may be behind
   * @param stale how long a feed may deliver no record
   */
  public record Thresholds(Duration stall, Duration lag, Duration stale) {}

  /** The health of a feed at the moment of its snapshot. */
  public static FeedHealth of(FeedSnapshot feed, Thresholds thresholds) {
    if (asksNothing(feed)) {
      return new FeedHealth(feed, Optional.empty(), unproven(feed), false);
    }
    return failed(feed, thresholds)
        .or(() -> stuck(feed, thresholds))
        .or(() -> behind(feed, thresholds))
        .or(() -> quiet(feed, thresholds))
        .orElseGet(
            () -> {
              Optional<String> transientError = feed.problem().flatMap(problem -> feed.lastError());
              Optional<String> text = transientError.or(() -> unproven(feed));
              return new FeedHealth(feed, Optional.empty(), text, false);
            });
  }

  /**
   * The text for an unproven seam. It does not make the feed unhealthy, since nothing can be done
   * about it any more.
   */
  private static Optional<String> unproven(FeedSnapshot feed) {
    return feed.slice()
        .filter(FeedSlice::unproven)
        .map(slice -> "the seam at " + slice.end() + " is unproven: records may have come twice");
  }

  private static boolean asksNothing(FeedSnapshot feed) {
    return feed.state() == FeedState.SUSPENDED || feed.state() == FeedState.DONE;
  }

  private static Optional<FeedHealth> failed(FeedSnapshot feed, Thresholds thresholds) {
    if (feed.problem().isEmpty()) {
      return Optional.empty();
    }
    FeedProblem problem = feed.problem().get();
    String error = feed.lastError().orElse(problem.name());
    if (problem.needsOperator()) {
      return unhealthy(feed, problem, error, false);
    }
    Duration lasted = between(feed.since(), feed.at());
    return exceeds(lasted, thresholds.stall())
        ? unhealthy(
            feed, problem.escalated(), "for " + lasted + " " + error, problem == FeedProblem.HUNG)
        : Optional.empty();
  }

  private static Optional<FeedHealth> stuck(FeedSnapshot feed, Thresholds thresholds) {
    Duration hanging = hanging(feed);
    return feed.problem().isEmpty() && exceeds(hanging, thresholds.stall())
        ? unhealthy(
            feed, FeedProblem.STALLED, feed.state() + " without progress for " + hanging, true)
        : Optional.empty();
  }

  private static Optional<FeedHealth> behind(FeedSnapshot feed, Thresholds thresholds) {
    return feed.lag()
        .filter(lag -> exceeds(lag, thresholds.lag()))
        .flatMap(lag -> unhealthy(feed, FeedProblem.LAGGING, lag + " behind", false));
  }

  private static Optional<FeedHealth> quiet(FeedSnapshot feed, Thresholds thresholds) {
    Duration quiet = between(feed.quietSince(), feed.at());
    return exceeds(quiet, thresholds.stale())
        ? unhealthy(feed, FeedProblem.STALE, "no record for " + quiet, false)
        : Optional.empty();
  }

  /**
   * How long the feed has made no progress in its current step, or how long its next request is
   * overdue. A request that becomes due while a page is being delivered counts as overdue only
   * after the page is done.
   */
  private static Duration hanging(FeedSnapshot feed) {
    boolean works = feed.state() == FeedState.ASKING || feed.state() == FeedState.DELIVERING;
    Instant progress = feed.progressAt();
    Instant due = feed.nextRequest().orElse(feed.at());
    return between(works || due.isBefore(progress) ? progress : due, feed.at());
  }

  private static boolean exceeds(Duration time, Duration threshold) {
    return !threshold.isZero() && time.compareTo(threshold) > 0;
  }

  private static Duration between(Instant from, Instant to) {
    return Duration.ofSeconds(Duration.between(from, to).toSeconds());
  }

  private static Optional<FeedHealth> unhealthy(
      FeedSnapshot feed, FeedProblem reason, String text, boolean stuck) {
    return Optional.of(new FeedHealth(feed, Optional.of(reason), Optional.of(text), stuck));
  }

  /**
   * Whether the feed is not unhealthy and has had a good answer, or is suspended or done and needs
   * none.
   */
  public boolean isReady() {
    return reason.isEmpty() && (feed.lastSuccess().isPresent() || asksNothing(feed));
  }

  /** A key for grouping: equal for feeds with the same problem and cause. */
  String cause() {
    return FeedCause.of(words(), feed.label());
  }

  /** Reason and text; the text does not repeat the reason. */
  String words() {
    String name = reason.map(Enum::name).orElse("");
    String words = text.orElse("");
    String prefix = name + ": ";
    String rest = words.startsWith(prefix) ? words.substring(prefix.length()) : words;
    return (name.isEmpty() ? "" : " " + name) + (rest.isEmpty() ? "" : ": " + rest);
  }

  @Override
  public String toString() {
    return feed.label() + words();
  }
}
