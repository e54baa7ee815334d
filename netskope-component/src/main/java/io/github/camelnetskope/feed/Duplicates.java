package io.github.camelnetskope.feed;

import io.github.camelnetskope.checkpoint.Fetched;
import io.github.camelnetskope.checkpoint.OwedPage;
import io.github.camelnetskope.checkpoint.SideLines;
import io.github.camelnetskope.client.Moment;

/**
 * What a feed does about records that come in another feed of the same consumer too. Called by the
 * feed, one call at a time.
 */
public interface Duplicates {
  /** Of a feed whose records are all delivered. */
  Duplicates NONE = new Duplicates() {};

  /**
   * The cursor was opened, or taken over again.
   *
   * @param lines what its owner keeps beside the checkpoint
   */
  default void opened(SideLines lines) {}

  /**
   * A request was answered.
   *
   * @param sent when it was made
   */
  default void answered(Fetched fetched, Moment sent) {}

  /** Whether a page in hand may go into the route now. When not, it is asked again in a second. */
  default boolean mayDeliver(OwedPage page) {
    return true;
  }

  /** A page is about to go into the route for the first time. Its records may be left out. */
  default void delivering(PageProgress page) {}

  /**
   * How far a page came is saved. Throws nothing.
   *
   * @param position records before it are done
   */
  default void saved(PageProgress page, int position) {}
}
