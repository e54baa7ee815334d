package io.github.camelnetskope.feed;

import io.github.camelnetskope.client.Moment;
import io.github.camelnetskope.health.FeedProblem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is wrong with a feed, and what was wrong last. Guarded by {@link FeedStatus}. */
final class FeedTrouble {
  private @Nullable FeedProblem problem;
  private @Nullable String lastError;
  private @Nullable Moment lastErrorAt;
  private Moment since;

  /** Nothing is wrong. */
  FeedTrouble(Moment now) {
    this.since = now;
  }

  /**
   * A problem has begun or changed, or is there still.
   *
   * @return the one before
   */
  @Nullable FeedProblem begins(FeedProblem now, String text, Moment at) {
    FeedProblem before = problem;
    problem = now;
    lastErrorAt = at;
    lastError = now + ": " + text;
    since = before == null ? at : since;
    return before;
  }

  /**
   * All is well.
   *
   * @return the problem that is over
   */
  @Nullable FeedProblem ends(Moment at) {
    FeedProblem before = problem;
    problem = null;
    since = before == null ? since : at;
    return before;
  }

  /** Nothing can be wrong any more. */
  void over() {
    problem = null;
  }

  Optional<FeedProblem> problem() {
    return Optional.ofNullable(problem);
  }

  boolean is(FeedProblem which) {
    return problem == which;
  }

  Optional<String> lastError() {
    return Optional.ofNullable(lastError);
  }

  Optional<Moment> lastErrorAt() {
    return Optional.ofNullable(lastErrorAt);
  }

  /** When the problem began, or the one before ended. */
  Moment since() {
    return since;
  }
}
