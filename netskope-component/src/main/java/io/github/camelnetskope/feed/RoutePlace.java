package io.github.camelnetskope.feed;

import io.github.camelnetskope.client.Moment;
import io.github.camelnetskope.client.Time;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** The place of a feed in the route: asked for, held, given back. Thread-safe. */
final class RoutePlace {
  /** How long a feed may keep its place when others wait for one. */
  static final Duration TURN = Duration.ofSeconds(1);

  private final Turns turns;
  private final Time time;
  private final Runnable granted;
  private final AtomicReference<Turns.Turn> turn = new AtomicReference<>();
  private volatile Moment ends;

  /**
   * No place yet.
   *
   * @param granted run when there is one, on any thread
   */
  RoutePlace(Turns turns, Time time, Runnable granted) {
    this.turns = turns;
    this.time = time;
    this.granted = granted;
    this.ends = time.moment();
  }

  /** Asks for a place, unless there is one or it was asked for. By the feed's worker. */
  void request() {
    if (turn.get() == null) {
      turn.set(turns.request(granted));
    }
  }

  /** A turn begins: from now on there is a while until others come first. */
  void begin() {
    ends = time.moment().plus(TURN);
  }

  boolean isHeld() {
    Turns.Turn mine = turn.get();
    return mine != null && mine.isHeld();
  }

  /** Whether the feed may hand out another record, or has to let another feed go first. */
  boolean mayStay() {
    return isHeld() && (!turns.areWanted() || time.moment().isBefore(ends));
  }

  /** Lets others have the place, or waits for it no longer. */
  void giveBack() {
    Turns.Turn mine = turn.getAndSet(null);
    if (mine != null) {
      mine.giveBack();
    }
  }
}
