package io.github.camelnetskope.health;

/** What a feed is doing. */
public enum FeedState {
  /** It has had no answer yet. */
  STARTING,
  /** A request is under way. */
  ASKING,
  /** Records of a page are in the route. */
  DELIVERING,
  /** All is well; the next request is not due. */
  WAITING,
  /** The last step failed; it tries again, see {@link FeedSnapshot#problem()}. */
  FAILING,
  /** Somebody has suspended it. */
  SUSPENDED,
  /** It does not go on by itself: {@code onFailure=STOP}. */
  STOPPED
}
