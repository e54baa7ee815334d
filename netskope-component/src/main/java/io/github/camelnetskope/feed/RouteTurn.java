package io.github.camelnetskope.feed;

import io.github.camelnetskope.checkpoint.OwedPage;

/**
 * What a feed does with an answer, in its turn in the route, and how it lets others have theirs.
 * Confined to the feed's worker, unless said.
 */
final class RouteTurn {
  private final FeedParts parts;
  private final FeedMachine machine;
  private final InHand inHand;
  private Runnable next = () -> {};

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

  /** There is no page. */
  void nothing() {
    machine.dropPage();
    if (parts.host().wantsEmptyMessages() && parts.orders().mayStep()) {
      machine.queue(this::sendEmptyMessage);
    } else {
      machine.polled(0);
    }
  }

  /** Asks for a turn, or in a second whether another feed has delivered that has to go first. */
  void request() {
    if (inHand.mayDeliver()) {
      parts.place().request();
    } else {
      parts.place().giveBack();
      parts.alarm().in(RoutePlace.TURN);
    }
  }

  /** What to do in the next turn. */
  void next(Runnable then) {
    next = then;
  }

  /** It may be this feed's turn. */
  void came() {
    if (parts.place().isHeld()) {
      parts.place().begin();
      next.run();
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

  /** Orders have changed, or others may want the place. */
  void look() {
    inHand.look();
    lookAgain();
  }

  /** While records wait for their commits nothing else shows that other feeds want the place. */
  private void lookAgain() {
    if (parts.settings().commitsByHand()) {
      parts.alarm().in(RoutePlace.TURN);
    }
  }

  /**
   * A call out of the feed hangs: others go first, and the page takes little memory. For any
   * thread.
   */
  void lend() {
    parts.place().giveBack();
    inHand.park();
    // It may have come back just now, and wait for the place that was given back here.
    machine.step(machine::goOn);
  }
}
