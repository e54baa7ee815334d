package io.github.camelnetskope.feed;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The places in the route of one consumer: a limited number of feeds may be in the route at once,
 * and the feed that has waited longest is next. Thread-safe.
 */
public final class Turns {
  private final Deque<Turn> waiting = new ArrayDeque<>();
  private volatile boolean wanted;
  private int free;

  public Turns(int places) {
    this.free = places;
  }

  /**
   * Requests a place.
   *
   * @param granted run once when the place is granted, on any thread; must be quick
   */
  Turn request(Runnable granted) {
    var turn = new Turn(granted);
    Turn next;
    synchronized (this) {
      waiting.addLast(turn);
      next = grant();
    }
    tell(next);
    return turn;
  }

  /** Whether a feed waits for a place. */
  boolean areWanted() {
    return wanted;
  }

  private void giveBack(Turn turn) {
    Turn next;
    synchronized (this) {
      if (turn.held) {
        turn.held = false;
        free++;
      } else {
        waiting.remove(turn);
      }
      next = grant();
    }
    tell(next);
  }

  private @Nullable Turn grant() {
    Turn next = free > 0 ? waiting.pollFirst() : null;
    if (next != null) {
      free--;
      next.held = true;
    }
    wanted = !waiting.isEmpty();
    return next;
  }

  private static void tell(@Nullable Turn next) {
    if (next != null) {
      next.granted.run();
    }
  }

  /** One place, requested or held. Thread-safe. */
  final class Turn {
    private final Runnable granted;

    /** Written only while holding the lock of the enclosing {@code Turns}. */
    private volatile boolean held;

    private Turn(Runnable granted) {
      this.granted = granted;
    }

    boolean isHeld() {
      return held;
    }

    /** Gives the place back, or cancels the request for it. */
    void giveBack() {
      Turns.this.giveBack(this);
    }
  }
}
