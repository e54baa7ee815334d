package io.github.camelnetskope.feed;

/** Sends the records of one page through the route of a feed. Thread-safe. */
public interface PageRoute {
  /** The end of the exchange that begins at a position. */
  int end(int from);

  /**
   * Delivers the records from one position to another as one exchange, and reports the result to
   * the progress. Throws nothing.
   *
   * @param done run once, when the exchange is done: before this returns, or later on any thread
   */
  void deliver(PageProgress progress, int from, int to, Runnable done);
}
