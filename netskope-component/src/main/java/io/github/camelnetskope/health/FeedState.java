package io.github.camelnetskope.health;

/** What a feed is doing. */
public enum FeedState {
  /** It has had no answer yet. */
  STARTING,
  /** A request is in flight. */
  ASKING,
  /** Records of a page are in the route. */
  DELIVERING,
  /** Healthy; the next request is not due yet. */
  WAITING,
  /** The last step failed; the feed retries, see {@link FeedSnapshot#problem()}. */
  FAILING,
  /** An operator has suspended it. */
  SUSPENDED,
  /** {@code onFailure=STOP}: an operator has to start it again. */
  STOPPED,
  /** It has reached its {@code until} and sends no more requests. */
  DONE
}
