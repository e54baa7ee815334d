package io.github.camelnetskope;

import io.github.camelnetskope.client.Cursor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a feed is up to, and the log lines about its changes: one WARN a change, not one a failure.
 */
final class FeedStatus {
  private static final Logger LOG = LoggerFactory.getLogger(NetskopeConsumer.class);

  private final Cursor cursor;
  private volatile @Nullable FeedProblem problem;

  FeedStatus(Cursor cursor) {
    this.cursor = cursor;
  }

  @Nullable FeedProblem problem() {
    return problem;
  }

  void well() {
    if (problem != null) {
      LOG.info("{}: resumed after {}", cursor, problem);
      problem = null;
    }
  }

  void failing(FeedProblem newProblem, Throwable cause) {
    if (newProblem == problem) {
      LOG.debug("{}: still {}: {}", cursor, newProblem, cause.getMessage());
      return;
    }
    problem = newProblem;
    LOG.warn("{}: {}: {}", cursor, newProblem, cause.getMessage());
  }
}
