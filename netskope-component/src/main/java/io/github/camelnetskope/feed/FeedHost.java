package io.github.camelnetskope.feed;

import io.github.camelnetskope.checkpoint.OwedPage;

/**
 * The feed's connection to Camel: the route that receives its records, and Camel's options of a
 * scheduled poll. Called by the feed's worker, one call at a time.
 */
public interface FeedHost {
  /** Delivers one page to the route. */
  PageRoute route(OwedPage owed);

  /** How to treat records that come in another feed of the consumer too. */
  default Duplicates duplicates() {
    return Duplicates.NONE;
  }

  /** Whether a poll may begin now. If not, the feed asks again when the next poll is due. */
  boolean mayPoll();

  /** A poll has ended; {@code records} were done. */
  void polled(int records);

  /**
   * A poll has failed.
   *
   * @return whether to poll again at once, within the rate limit
   */
  boolean failed(Throwable cause);

  /** An answer that cannot be read was set aside; the feed continues after it. */
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
   * A problem has begun, changed or ended, or the feed is DONE. Called on any thread; must not
   * throw.
   */
  void changed();
}
