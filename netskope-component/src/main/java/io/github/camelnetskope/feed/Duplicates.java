package io.github.camelnetskope.feed;

import io.github.camelnetskope.checkpoint.Fetched;
import io.github.camelnetskope.checkpoint.OwedPage;
import io.github.camelnetskope.checkpoint.SideLines;
import io.github.camelnetskope.client.Moment;

/**
 * How a feed treats records that another feed of the same consumer delivers too. The feed makes one
 * call at a time.
 */
public interface Duplicates {
  /** For a feed that delivers all of its records. */
  Duplicates NONE = new Duplicates() {};

  /**
   * The cursor was opened or reclaimed.
   *
   * @param lines extra data that its owner keeps beside the checkpoint
   */
  default void opened(SideLines lines) {}

  /**
   * A request was answered.
   *
   * @param sent when it was made
   */
  default void answered(Fetched fetched, Moment sent) {}

  /**
   * Whether a page in hand may go into the route now. If not, the feed asks again after a second.
   */
  default boolean mayDeliver(OwedPage page) {
    return true;
  }

  /**
   * A page is about to go into the route for the first time; {@link PageProgress#leaveOut} may
   * exclude records.
   */
  default void delivering(PageProgress page) {}

  /**
   * The position in a page was saved. Must not throw.
   *
   * @param position the records before it are done
   */
  default void saved(PageProgress page, int position) {}
}
