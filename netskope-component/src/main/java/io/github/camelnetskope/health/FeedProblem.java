package io.github.camelnetskope.health;

/** Why a feed does not get on. */
public enum FeedProblem {
  /** 401: renew the token. */
  TOKEN_INVALID(1),
  /** 403: give the token the scope of this feed, or renew it. */
  SCOPE_MISSING(2),
  /** 404 or another refusal: is the feed licensed, is its name right? */
  REJECTED(3),
  /** 409: somebody else reads with this index. */
  INDEX_IN_USE(4),
  /** 429: somebody else uses up the rate limit. */
  THROTTLED(5),
  /** 5xx: the tenant failed. */
  TENANT_FAILED(6),
  /** No answer. */
  UNREACHABLE(7),
  /** An answer that cannot be read. */
  MALFORMED(8),
  /** A checkpoint cannot be saved: nothing is asked for until it can. */
  CHECKPOINT_FAILED(9),
  /** The route fails with a record, which is delivered again. */
  ROUTE_FAILED(10),
  /** The route failed with a record and {@code onFailure=STOP}: start the route again. */
  STOPPED(11),
  /** Anything else. */
  FAILED(12),
  /** It has not got on for {@code stallThreshold}. */
  STALLED(13),
  /** It is further behind than {@code lagThreshold}. */
  LAGGING(14),
  /** It has delivered nothing for {@code staleAfter}. */
  STALE(15),
  /** Another node has taken over the feed: this one has stepped down. */
  LOST_OWNERSHIP(16),
  /**
   * One exchange, or one call of the checkpoint store, has not come back for {@code hangThreshold}.
   */
  HUNG(17),
  /**
   * Answers without a result, again and again, from a tenant that says "nothing" otherwise: a
   * gateway may answer in its place. Only {@code resend} is sent.
   */
  UNCONFIRMED(18);

  private final int number;

  FeedProblem(int number) {
    this.number = number;
  }

  /** What it is in the meter {@code netskope.problem}; 0 there is a feed that is well. */
  public int number() {
    return number;
  }

  /** Whether somebody has to act at once: it does not pass by itself. */
  boolean lasts() {
    return switch (this) {
      case TOKEN_INVALID, SCOPE_MISSING, CHECKPOINT_FAILED, STOPPED -> true;
      case REJECTED,
          INDEX_IN_USE,
          THROTTLED,
          TENANT_FAILED,
          UNREACHABLE,
          MALFORMED,
          ROUTE_FAILED,
          FAILED,
          STALLED,
          LAGGING,
          STALE,
          LOST_OWNERSHIP,
          HUNG,
          UNCONFIRMED ->
          false;
    };
  }

  /** What to call it when it has not passed after all. */
  FeedProblem afterAll() {
    return switch (this) {
      case REJECTED, INDEX_IN_USE, THROTTLED, LOST_OWNERSHIP, UNCONFIRMED -> this;
      default -> STALLED;
    };
  }
}
