package io.github.camelnetskope;

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

/** Why a feed does not get on. */
public enum FeedProblem {
  /** 401: renew the token. */
  TOKEN_INVALID,
  /** 403: give the token the scope of this feed, or renew it. */
  SCOPE_MISSING,
  /** 404 or another refusal: is the feed licensed, is its name right? */
  REJECTED,
  /** 409: somebody else reads with this index. */
  INDEX_IN_USE,
  /** 429: somebody else uses up the rate limit. */
  THROTTLED,
  /** 5xx: the tenant failed. */
  TENANT_FAILED,
  /** No answer. */
  UNREACHABLE,
  /** An answer that cannot be read. */
  MALFORMED,
  /** Another node has taken over the feed: this one has stepped down. */
  LOST_OWNERSHIP,
  /** A checkpoint cannot be saved: nothing is asked for until it can. */
  CHECKPOINT_FAILED,
  /** The route fails with a record, which is delivered again. */
  ROUTE_FAILED,
  /** The route failed with a record and {@code onFailure=STOP}: start the route again. */
  STOPPED,
  /** Anything else. */
  FAILED;

  static FeedProblem of(Throwable cause) {
    if (cause instanceof CheckpointFencedException) {
      return LOST_OWNERSHIP;
    }
    if (cause instanceof CheckpointException) {
      return CHECKPOINT_FAILED;
    }
    return cause instanceof NetskopeException failure ? ofRequest(failure) : FAILED;
  }

  private static FeedProblem ofRequest(NetskopeException failure) {
    if (failure instanceof Unauthorized) {
      return TOKEN_INVALID;
    } else if (failure instanceof Forbidden) {
      return SCOPE_MISSING;
    } else if (failure instanceof RequestRejected) {
      return REJECTED;
    } else if (failure instanceof IndexInUse) {
      return INDEX_IN_USE;
    } else if (failure instanceof RateLimited) {
      return THROTTLED;
    } else if (failure instanceof ServerFailed) {
      return TENANT_FAILED;
    }
    return failure instanceof Unreachable ? UNREACHABLE : MALFORMED;
  }
}
