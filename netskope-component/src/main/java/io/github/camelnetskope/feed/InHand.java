package io.github.camelnetskope.feed;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a feed has in hand: its request with the memory for the answer, and the page that was read
 * from it. Confined to the feed's worker, unless said.
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

  /** Whether there is no page. For any thread. */
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

  /** Whether a request is under way that moves the tenant's cursor. For any thread. */
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
   * Ends the request if that does no harm. An end of one that moves the cursor is waited for:
   * without it, it would be unclear.
   */
  boolean giveUpIfHarmless() {
    Asking now = request;
    return now != null && now.giveUpIfHarmless();
  }

  /** Ends the request. */
  void giveUp() {
    Asking now = request;
    if (now != null) {
      now.giveUp();
    }
  }

  /** Orders have changed: maybe the route gets no further records of the page. */
  void look() {
    Delivering now = page;
    if (now != null) {
      now.look();
    }
  }

  /** Saves how far delivery of the page came. */
  void hold() {
    Delivering now = page;
    if (now != null) {
      now.hold();
    }
  }

  /** Keeps the page small. For any thread. */
  void park() {
    Delivering now = page;
    if (now != null) {
      now.park();
    }
  }

  /** The page, if any, is no longer this feed's, and its memory is free. */
  void drop() {
    page = null;
    Asking done = request;
    request = null;
    if (done != null) {
      done.close();
    }
  }
}
