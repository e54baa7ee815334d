package io.github.camelnetskope.feed;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a feed is working on: its request with the memory for the answer, and the page that was read
 * from it. Confined to the feed's worker, except for the methods marked thread-safe.
 */
final class InHand {
  private volatile @Nullable Asking request;
  private volatile @Nullable Delivering page;

  void take(Asking newRequest) {
    request = newRequest;
  }

  void take(Delivering newPage) {
    page = newPage;
  }

  /** Whether there is no page. Thread-safe. */
  boolean isNoPage() {
    return page == null;
  }

  /** Whether the page, if any, may go into the route. */
  boolean mayDeliver() {
    Delivering now = page;
    return now == null || now.mayDeliver();
  }

  Delivering page() {
    return Objects.requireNonNull(page, "no page in hand");
  }

  /** Whether a request that moves the tenant's cursor is in flight. Thread-safe. */
  boolean isCursorMoving() {
    Asking now = request;
    return now != null && now.isMovingCursor();
  }

  /** Whether there is an answer that was not read yet. */
  boolean isUnread() {
    Asking now = request;
    return now != null && now.isUnread();
  }

  /**
   * Cancels the request if it has not left or does not move the tenant's cursor. A request that
   * moves the cursor is not cancelled: without its answer it would be unclear whether the cursor
   * has moved.
   */
  boolean giveUpIfHarmless() {
    Asking now = request;
    return now != null && now.giveUpIfHarmless();
  }

  /** Cancels the request. */
  void giveUp() {
    Asking now = request;
    if (now != null) {
      now.giveUp();
    }
  }

  /** Checks whether the route may still get records of the page, after the orders have changed. */
  void look() {
    Delivering now = page;
    if (now != null) {
      now.look();
    }
  }

  /** Saves the position in the page. */
  void hold() {
    Delivering now = page;
    if (now != null) {
      now.hold();
    }
  }

  /** Compresses the page in memory. Thread-safe. */
  void park() {
    Delivering now = page;
    if (now != null) {
      now.park();
    }
  }

  /** Drops the page, if any, and frees its memory. */
  void drop() {
    page = null;
    Asking done = request;
    request = null;
    if (done != null) {
      done.close();
    }
  }
}
