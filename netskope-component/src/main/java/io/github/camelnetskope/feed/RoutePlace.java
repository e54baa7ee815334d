package io.github.camelnetskope.feed;

import io.github.camelnetskope.client.Moment;
import io.github.camelnetskope.client.Time;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** The place of a feed in the route: requested, held, given back. Thread-safe. */
final class RoutePlace {
  /** How long a feed may keep its place while other feeds wait for one. */
  static final Duration TURN = Duration.ofSeconds(1);

  private final Turns turns;
  private final Time time;
  private final Runnable granted;
  private final AtomicReference<Turns.Turn> turn = new AtomicReference<>();

  /** When the turn ends, if another feed waits. */
  private volatile Moment end;

  /**
   * No place yet.
   *
   * @param granted run when there is one, on any thread
   */
  RoutePlace(Turns turns, Time time, Runnable granted) {
    this.turns = turns;
    this.time = time;
    this.granted = granted;
    this.end = time.moment();
  }

  /** Requests a place, unless it is held or already requested. Confined to the feed's worker. */
  void request() {
    if (turn.get() == null) {
      turn.set(turns.request(granted));
    }
  }

  /** A turn begins: the feed may keep its place for {@link #TURN}, even if others wait. */
  void begin() {
    end = time.moment().plus(TURN);
  }

  boolean isHeld() {
    Turns.Turn mine = turn.get();
    return mine != null && mine.isHeld();
  }

  /**
   * Whether the feed may hand out another record; if not, it has to give its place to another feed.
   * A page has to be unpacked again after that, so a page that is nearly done may take a second
   * turn at once.
   */
  boolean mayStay(BooleanSupplier nearlyDone) {
    if (!isHeld()) {
      return false;
    }
    if (!turns.areWanted()) {
      return true;
    }
    Moment now = time.moment();
    return now.isBefore(end) || (now.isBefore(end.plus(TURN)) && nearlyDone.getAsBoolean());
  }

  /** Gives the place back, or cancels the request for it. */
  void giveBack() {
    Turns.Turn mine = turn.getAndSet(null);
    if (mine != null) {
      mine.giveBack();
    }
  }
}
