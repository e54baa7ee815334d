package io.github.camelnetskope.feed;

import io.github.camelnetskope.client.Moment;
import io.github.camelnetskope.health.FeedProblem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The current problem of a feed and the last error. Guarded by {@link FeedStatus}. */
final class FeedTrouble {
  private @Nullable FeedProblem problem;
  private @Nullable String lastError;
  private @Nullable Moment lastErrorAt;
  private Moment since;

  /** No problem yet. */
  FeedTrouble(Moment now) {
    this.since = now;
  }

  /**
   * A problem has begun, changed or continued.
   *
   * @return the previous problem; null if there was none
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
   * The problem, if any, has ended.
   *
   * @return the problem that has ended; null if there was none
   */
  @Nullable FeedProblem ends(Moment at) {
    FeedProblem before = problem;
    problem = null;
    since = before == null ? since : at;
    return before;
  }

  /** Clears the problem of a feed that is DONE. */
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
