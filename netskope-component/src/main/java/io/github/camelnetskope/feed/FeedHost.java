package io.github.camelnetskope.feed;

import io.github.camelnetskope.checkpoint.OwedPage;

/**
 * Whom a feed works for: the route that takes its records, and Camel's options of a scheduled poll.
 * Called by the feed's worker, one call at a time.
 */
public interface FeedHost {
  /** The way of one page through the route. */
  PageRoute route(OwedPage owed);

  /** What it does about records that come in another of its feeds too. */
  default Duplicates duplicates() {
    return Duplicates.NONE;
  }

  /** Whether a poll may begin now. When not, it is asked again at the next time that is due. */
  boolean mayPoll();

  /** A poll has ended, with so many records done. */
  void polled(int records);

  /**
   * A poll has failed.
   *
   * @return whether to poll again at once, within the rate limit
   */
  boolean failed(Throwable cause);

  /** An answer that cannot be read was set aside, and the feed goes on behind it. */
  void setAside(Throwable why);

  /** Whether the route wants an empty message when a poll brought nothing. */
  boolean wantsEmptyMessages();

  /**
   * Sends an empty message through the route.
   *
   * @param done run once, when it is done; on any thread
   */
  void sendEmptyMessage(Runnable done);

  /**
   * A problem has begun, changed or ended, or the feed has come to its end. For any thread. Throws
   * nothing.
   */
  void changed();
}
