package io.github.camelnetskope.health;

/** Why a feed makes no progress. */
public enum FeedProblem {
  /** 401: renew the token. */
  TOKEN_INVALID(
      1,
      "The tenant refuses the token (401): it is unknown or has expired.",
      "Renew the token. A token file is read again by itself; no restart is needed."),
  /** 403: give the token the scope of this feed, or renew it. */
  SCOPE_MISSING(
      2,
      "The token may not read this feed (403).",
      "Give the token the scope of this feed, or take the feed out of the route."),
  /** 404 or another 4xx: check that the feed is licensed and that its name is right. */
  REJECTED(
      3,
      "The tenant refuses the request (404 or another 4xx).",
      "Check that the feed is licensed and that its name is right."),
  /** 409: another client reads with this index. */
  INDEX_IN_USE(
      4,
      "Something else reads with this index (409). What it reads does not arrive here.",
      "Find the other reader and stop it. If it also has to get every record, give it an index of"
          + " its own."),
  /** 429: other clients use up the rate limit. */
  THROTTLED(
      5,
      "The tenant's rate limit is used up (429), probably by other clients.",
      "Find the other clients of this endpoint. The limit is per tenant and endpoint."),
  /** 5xx: an error of the tenant. */
  TENANT_FAILED(
      6,
      "The tenant answers with an error of its own (5xx).",
      "Wait: the feed retries by itself. If the errors continue, ask Netskope."),
  /** No answer. */
  UNREACHABLE(
      7,
      "The tenant does not answer.",
      "Check network, DNS, proxy and TLS between this host and the tenant."),
  /** An answer that cannot be read. */
  MALFORMED(
      8,
      "The answer cannot be read, or is not the tenant's.",
      "Check for a proxy or gateway that answers in the tenant's place, or changes or cuts"
          + " answers."),
  /** The checkpoint cannot be saved: nothing is requested until it can. */
  CHECKPOINT_FAILED(
      9,
      "The checkpoint cannot be saved. Nothing is requested until it can.",
      "Check the disk or the repository: space, permissions, reachability."),
  /** The route fails with a record, which is delivered again. */
  ROUTE_FAILED(
      10,
      "The route fails with a record. The record is delivered again.",
      "Check the target of the route."),
  /** The route failed with a record and {@code onFailure=STOP}: start the route again. */
  STOPPED(
      11,
      "The route failed with a record, and onFailure=STOP stopped the feed.",
      "Repair the route, then start the feed again: pollNow, or restart the route."),
  /** Anything else. */
  FAILED(12, "An unexpected error.", "Report it, with the error and the log."),
  /** No progress for {@code stallThreshold}. */
  STALLED(
      13,
      "The feed has made no progress for longer than stallThreshold.",
      "Read the error. If there is none, take a thread dump."),
  /** The lag is above {@code lagThreshold}. */
  LAGGING(
      14,
      "The feed is further behind than lagThreshold.",
      "Check whether the route is slow. A larger maxInFlight or delivery=PAGE is faster."),
  /** No record delivered for {@code staleAfter}. */
  STALE(
      15,
      "No record has come for longer than staleAfter.",
      "Check in the tenant's console whether there are any."),
  /** Another node has taken over the feed; this node was fenced off. */
  LOST_OWNERSHIP(
      16,
      "Another node has taken over the feed.",
      "Let one node run the route, or share the feeds: see the page on several nodes."),
  /**
   * One exchange, or one call of the checkpoint store, has not come back for {@code hangThreshold}.
   */
  HUNG(
      17,
      "An exchange of the route, or a call of the checkpoint store, does not return.",
      "Take a thread dump, then restart."),
  /**
   * Repeated answers without a result, from a tenant that answers with an empty result when there
   * is nothing: a gateway may answer in its place. Only {@code resend} is sent.
   */
  UNCONFIRMED(
      18,
      "The answers have no result: a gateway may answer in the tenant's place.",
      "Check gateways and proxies. Nothing is lost meanwhile."),
  /** The option {@code until} is set, and the tenant sends no {@code timestamp_hwm}. */
  END_UNKNOWN(
      19,
      "The tenant sends no timestamp_hwm, so the feed cannot see when it has reached until.",
      "Read without until and stripes; after stripes, take another index. Nothing is lost meanwhile."),
  /**
   * A 401, 403 or another 4xx that comes from a gateway or proxy, not from the tenant: check the
   * gateway.
   */
  GATEWAY_REFUSED(
      20,
      "A gateway or proxy refuses the request in the tenant's place.",
      "Check the gateway: a login, TLS inspection, a web filter, the list of addresses that the"
          + " tenant lets in. The token may be good."),
  /** There is no token to send: see tokenFile or tokenSupplier. */
  NO_TOKEN(
      21,
      "There is no token to send, so nothing is requested.",
      "Check the file of tokenFile, or what tokenSupplier throws or returns: the error says"
          + " which. The feed tries again by itself.");

  private final int number;
  private final String meaning;
  private final String advice;

  FeedProblem(int number, String meaning, String advice) {
    this.number = number;
    this.meaning = meaning;
    this.advice = advice;
  }

  /** What has happened, in one sentence. */
  public String meaning() {
    return meaning;
  }

  /** What to do about it, in a sentence or two. */
  public String advice() {
    return advice;
  }

  /** Its value in the meter {@code netskope.problem}, where 0 is a healthy feed. */
  public int number() {
    return number;
  }

  /** Whether an operator has to act at once; every other problem may be transient. */
  public boolean needsOperator() {
    return switch (this) {
      case TOKEN_INVALID,
          SCOPE_MISSING,
          CHECKPOINT_FAILED,
          STOPPED,
          END_UNKNOWN,
          GATEWAY_REFUSED,
          NO_TOKEN ->
          true;
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

  /** The reason that health gives once the problem has lasted {@code stallThreshold}. */
  FeedProblem escalated() {
    return switch (this) {
      case REJECTED, INDEX_IN_USE, THROTTLED, LOST_OWNERSHIP, UNCONFIRMED -> this;
      default -> STALLED;
    };
  }
}
