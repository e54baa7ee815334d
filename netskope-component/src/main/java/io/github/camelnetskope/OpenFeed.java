package io.github.camelnetskope;

import io.github.camelnetskope.checkpoint.CheckpointFencedException;
import io.github.camelnetskope.checkpoint.FeedCursor;
import io.github.camelnetskope.checkpoint.Fetched;
import io.github.camelnetskope.client.Cursor;
import io.github.camelnetskope.client.EventIterator;
import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.Pacing.Outcome;
import java.time.Duration;

/**
 * A feed in the hands of a consumer: its cursor, and its timer, which hears how each step ended.
 * For one thread at a time; {@link #abort()} and the timer for any.
 */
final class OpenFeed implements AutoCloseable {
  private final Cursor name;
  private final Object owner;
  private final EventIterator iterator;
  private final FeedCursor cursor;
  private final FeedTimer timer;
  private boolean steppedDown;
  private int failuresInARow;

  private OpenFeed(
      Cursor name, Object owner, EventIterator iterator, FeedCursor cursor, FeedTimer timer) {
    this.name = name;
    this.owner = owner;
    this.iterator = iterator;
    this.cursor = cursor;
    this.timer = timer;
  }

  /**
   * Opens a feed that nobody else of this JVM has open.
   *
   * @param delay the least time between two steps
   */
  static OpenFeed open(
      Cursor name,
      Object owner,
      FeedResources resources,
      NetskopeEndpoint endpoint,
      Duration delay) {
    CursorOwners.claim(name, owner);
    try {
      NetskopeConfiguration configuration = endpoint.getConfiguration();
      EventIterator iterator = resources.iterator(name, configuration);
      FeedTimer timer = resources.timer(name, configuration, delay);
      return new OpenFeed(name, owner, iterator, resources.cursor(iterator, endpoint), timer);
    } catch (RuntimeException e) {
      CursorOwners.release(name, owner);
      throw e;
    }
  }

  FeedCursor cursor() {
    return cursor;
  }

  FeedTimer timer() {
    return timer;
  }

  /**
   * Whoever goes on after another owner has taken the cursor still means to have it: it is taken
   * back.
   *
   * @return whether that was so, and what was in hand is no longer owed
   */
  boolean takeOverAgain() {
    boolean again = steppedDown;
    if (again) {
      cursor.takeOver();
      steppedDown = false;
    }
    return again;
  }

  /** Asks for a page. */
  Fetched fetch() {
    timer.sent();
    Fetched fetched = cursor.fetch();
    failuresInARow = 0;
    timer.after(FeedTimer.outcome(fetched));
    return fetched;
  }

  /** All of the page is delivered. */
  void settle(EventPage page) {
    cursor.settle();
    failuresInARow = 0;
    timer.after(new Outcome.Page(page));
  }

  /**
   * The route failed.
   *
   * @param progressed whether it took some records before
   */
  void held(boolean progressed) {
    failuresInARow = progressed ? 1 : failuresInARow + 1;
    timer.after(new Outcome.Held(failuresInARow));
  }

  /** A step failed otherwise. */
  void failed(RuntimeException failure) {
    if (failure instanceof CheckpointFencedException) {
      steppedDown = true;
      timer.after(new Outcome.SteppedDown());
    } else if (failure instanceof NetskopeException answer) {
      timer.after(new Outcome.Failed(answer, ++failuresInARow));
    } else {
      // A checkpoint that cannot be saved, or a fault of ours: nothing was asked for without one.
      timer.after(new Outcome.Held(++failuresInARow));
    }
  }

  /** Ends the request under way, and refuses later ones. */
  void abort() {
    iterator.abort();
  }

  @Override
  public void close() {
    try {
      cursor.close();
    } finally {
      CursorOwners.release(name, owner);
    }
  }
}
