package io.github.camelnetskope.feed;

import io.github.camelnetskope.checkpoint.CheckpointException;
import io.github.camelnetskope.checkpoint.CheckpointFencedException;
import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.NetskopeException.Forbidden;
import io.github.camelnetskope.client.NetskopeException.IndexInUse;
import io.github.camelnetskope.client.NetskopeException.RateLimited;
import io.github.camelnetskope.client.NetskopeException.RequestRejected;
import io.github.camelnetskope.client.NetskopeException.ServerFailed;
import io.github.camelnetskope.client.NetskopeException.Unauthorized;
import io.github.camelnetskope.client.NetskopeException.Unreachable;
import io.github.camelnetskope.health.FeedProblem;

/** Names the problem behind an exception. */
public final class FeedProblems {
  private FeedProblems() {}

  /** What a failed step is called. */
  public static FeedProblem of(Throwable cause) {
    if (cause instanceof CheckpointFencedException) {
      return FeedProblem.LOST_OWNERSHIP;
    }
    if (cause instanceof CheckpointException) {
      return FeedProblem.CHECKPOINT_FAILED;
    }
    return cause instanceof NetskopeException failure ? ofRequest(failure) : FeedProblem.FAILED;
  }

  private static FeedProblem ofRequest(NetskopeException failure) {
    if (failure instanceof Unauthorized) {
      return FeedProblem.TOKEN_INVALID;
    } else if (failure instanceof Forbidden) {
      return FeedProblem.SCOPE_MISSING;
    } else if (failure instanceof RequestRejected) {
      return FeedProblem.REJECTED;
    } else if (failure instanceof IndexInUse) {
      return FeedProblem.INDEX_IN_USE;
    } else if (failure instanceof RateLimited) {
      return FeedProblem.THROTTLED;
    } else if (failure instanceof ServerFailed) {
      return FeedProblem.TENANT_FAILED;
    }
    return failure instanceof Unreachable ? FeedProblem.UNREACHABLE : FeedProblem.MALFORMED;
  }
}
