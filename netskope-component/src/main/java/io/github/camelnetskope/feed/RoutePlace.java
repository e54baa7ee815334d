package io.github.camelnetskope.feed;

import io.github.camelnetskope.client.Moment;
import io.github.camelnetskope.client.Time;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** The place of a feed in the route: asked for, held, given back. Thread-safe. */
final class RoutePlace {
  /** How long a feed may keep its place when others wait for one. */
  static final Duration TURN = Duration.ofSeconds(1);

  private final Turns turns;
  private final Time time;
  private final Runnable granted;
  private final AtomicReference<Turns.Turn> turn = new AtomicReference<>();
  private volatile Moment began;

  /**
   * No place yet.
   *
   * @param granted run when there is one, on any thread
   */
  RoutePlace(Turns turns, Time time, Runnable granted) {
    this.turns = turns;
    this.time = time;
    this.granted = granted;
    this.began = time.moment();
  }

  /** Asks for a place, unless there is one or it was asked for. By the feed's worker. */
  void request() {
    if (turn.get() == null) {
      turn.set(turns.request(granted));
    }
  }

  /** A turn begins: from now on there is a while until others come first. */
  void begin() {
    began = time.moment();
  }

  boolean isHeld() {
    Turns.Turn mine = turn.get();
    return mine != null && mine.isHeld();
  }

  /**
   * Whether the feed may hand out another record, or has to let another feed go first. A page that
   * makes way has to be unpacked again, so one that is nearly done may take a second turn at once.
   */
  boolean mayStay(BooleanSupplier nearlyDone) {
    if (!isHeld()) {
      return false;
    }
    Duration spent = turns.areWanted() ? began.until(time.moment()) : Duration.ZERO;
    return spent.compareTo(TURN) < 0
        || (spent.compareTo(TURN.multipliedBy(2)) < 0 && nearlyDone.getAsBoolean());
  }

  /** Lets others have the place, or waits for it no longer. */
  void giveBack() {
    Turns.Turn mine = turn.getAndSet(null);
    if (mine != null) {
      mine.giveBack();
    }
  }
}
