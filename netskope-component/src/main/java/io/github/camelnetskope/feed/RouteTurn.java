package io.github.camelnetskope.feed;

import io.github.camelnetskope.checkpoint.OwedPage;
import org.jspecify.annotations.Nullable;

/**
 * What a feed does with an answer and in its turn in the route, and how it gives its place to other
 * feeds. Confined to the feed's worker, except for the methods marked thread-safe.
 */
final class RouteTurn {
  private final FeedParts parts;
  private final FeedMachine machine;
  private final InHand inHand;
  private @Nullable Runnable next;

  RouteTurn(FeedParts parts, FeedMachine machine, InHand inHand) {
    this.parts = parts;
    this.machine = machine;
    this.inHand = inHand;
  }

  /** A page was read. */
  void page(OwedPage owed) {
    inHand.take(new Delivering(parts, machine, owed, parts.feed().timer().next()));
    if (parts.place().isHeld() && parts.orders().mayStep() && inHand.mayDeliver()) {
      deliver();
    } else {
      inHand.park();
      machine.waitToDeliver();
    }
  }

  /** There was no page in the answer. */
  void nothing() {
    machine.dropPage();
    if (parts.host().wantsEmptyMessages() && parts.orders().mayStep()) {
      machine.queue(this::sendEmptyMessage);
    } else {
      machine.polled(0);
    }
  }

  /** Requests a turn. If another feed has to deliver first, checks again after a second. */
  void request() {
    if (inHand.mayDeliver()) {
      parts.place().request();
    } else {
      parts.place().giveBack();
      parts.alarm().in(RoutePlace.TURN);
    }
  }

  /** Sets what to do in the next turn. */
  void next(Runnable then) {
    next = then;
  }

  /** The feed may have got its turn. */
  void came() {
    Runnable now = next;
    if (now != null && parts.place().isHeld()) {
      parts.place().begin();
      next = null; // an answer that was read must not stay in memory
      now.run();
    }
  }

  /** Delivers the page in hand. */
  void deliver() {
    machine.delivering();
    inHand.page().deliver();
    lookAgain();
  }

  private void sendEmptyMessage() {
    machine.delivering();
    parts.watch().calling();
    parts.host().sendEmptyMessage(() -> machine.step(this::emptyMessageSent));
  }

  private void emptyMessageSent() {
    if (machine.isDelivering()) {
      parts.watch().quiet();
      parts.status().cameBack();
      machine.polled(0);
    }
  }

  /** The orders have changed, or another feed may need the place. */
  void look() {
    inHand.look();
    lookAgain();
  }

  /**
   * Checks again after a while: with {@code manualCommit} no other event shows that another feed
   * needs the place while records wait for their commits.
   */
  private void lookAgain() {
    if (parts.settings().commitsByHand()) {
      parts.alarm().in(RoutePlace.TURN);
    }
  }

  /**
   * A call of the route or the store hangs: gives the place to other feeds and compresses the page
   * in memory. Thread-safe.
   */
  void lend() {
    parts.place().giveBack();
    inHand.park();
    // The call may have returned just now, and the feed may wait for the place that was given back
    // here.
    machine.step(machine::goOn);
  }
}
