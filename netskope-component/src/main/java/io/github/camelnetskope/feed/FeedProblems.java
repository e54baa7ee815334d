package io.github.camelnetskope.feed;

import io.github.camelnetskope.checkpoint.CheckpointException;
import io.github.camelnetskope.checkpoint.CheckpointFencedException;
import io.github.camelnetskope.checkpoint.UnknownEndException;
import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.NetskopeException.Forbidden;
import io.github.camelnetskope.client.NetskopeException.IndexInUse;
import io.github.camelnetskope.client.NetskopeException.RateLimited;
import io.github.camelnetskope.client.NetskopeException.RequestRejected;
import io.github.camelnetskope.client.NetskopeException.Sender;
import io.github.camelnetskope.client.NetskopeException.ServerFailed;
import io.github.camelnetskope.client.NetskopeException.Unauthorized;
import io.github.camelnetskope.client.NetskopeException.Unreachable;
import io.github.camelnetskope.health.FeedProblem;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Maps an exception to a problem. */
public final class FeedProblems {
  private static final int MOST_CAUSES = 5;

  private FeedProblems() {}

  /** The problem as which a failed step is reported. */
  public static FeedProblem of(Throwable cause) {
    if (cause instanceof CheckpointFencedException) {
      return FeedProblem.LOST_OWNERSHIP;
    }
    if (cause instanceof CheckpointException) {
      return FeedProblem.CHECKPOINT_FAILED;
    }
    if (cause instanceof UnknownEndException) {
      return FeedProblem.END_UNKNOWN;
    }
    return cause instanceof NetskopeException failure ? ofRequest(failure) : FeedProblem.FAILED;
  }

  /** The text of an exception. */
  static String text(Throwable cause) {
    String said = cause.getMessage();
    // The message of an Error is often meaningless without its class.
    return said != null && cause instanceof Exception ? said : cause.toString();
  }

  /**
   * The text for an exception of the route. Its message may quote a record, so only the class names
   * are given, unless the exception is the component's own ({@link ShownText}).
   */
  public static String ofRoute(Throwable thrown) {
    return thrown instanceof ShownText shown
        ? shown.getMessage()
        : "the route threw " + names(thrown);
  }

  /** The names of an exception and its causes, without their texts. */
  public static String names(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
        .limit(MOST_CAUSES)
        .map(one -> one.getClass().getName())
        .collect(Collectors.joining(", caused by "));
  }

  private static boolean isRefusal(NetskopeException failure) {
    return failure instanceof Unauthorized
        || failure instanceof Forbidden
        || failure instanceof RequestRejected;
  }

  private static FeedProblem ofRequest(NetskopeException failure) {
    if (failure.sender() == Sender.NOBODY) {
      return FeedProblem.NO_TOKEN;
    } else if (isRefusal(failure) && failure.sender() == Sender.GATEWAY) {
      return FeedProblem.GATEWAY_REFUSED;
    } else if (failure instanceof Unauthorized) {
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
