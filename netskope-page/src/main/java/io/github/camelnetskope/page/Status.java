package io.github.camelnetskope.page;

import io.github.camelnetskope.health.FeedHealth;
import io.github.camelnetskope.health.FeedProblem;
import io.github.camelnetskope.health.FeedState;
import java.util.Optional;

/**
 * The condition of a feed, and its problem.
 *
 * @param problem of a feed that has one: the original problem, not {@code STALLED}, which it
 *     becomes later
 */
record Status(Condition condition, Optional<FeedProblem> problem) {
  static final Status ROUTE_STOPPED = new Status(Condition.STOPPED, Optional.empty());

  static final Status STARTING = new Status(Condition.STARTING, Optional.empty());

  static Status of(FeedHealth health) {
    Optional<FeedProblem> cause = health.feed().problem().or(health::reason);
    if (health.reason().isPresent()) {
      return new Status(Condition.ACTION, cause);
    }
    if (health.feed().state() == FeedState.SUSPENDED) {
      return new Status(Condition.SUSPENDED, Optional.empty());
    }
    if (health.feed().state() == FeedState.DONE) {
      return new Status(Condition.DONE, Optional.empty());
    }
    if (cause.isPresent()) {
      return new Status(Condition.RETRYING, cause);
    }
    return new Status(health.isReady() ? Condition.HEALTHY : Condition.STARTING, Optional.empty());
  }

  /** The name of the problem, or of the condition. */
  String label() {
    return problem.map(Enum::name).orElse(condition.label());
  }
}
