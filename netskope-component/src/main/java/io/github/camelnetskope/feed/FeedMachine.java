package io.github.camelnetskope.feed;

import io.github.camelnetskope.checkpoint.CheckpointFencedException;

/**
 * The states of one feed: it asks, takes its turn in the route, delivers, settles, waits. Its
 * events come one after the other; none of them waits for the tenant or for the route.
 *
 * <pre>
 * state       event         does                                                 next state
 * WAITING     due           page in hand: asks for a turn                        QUEUED
 *                           none: reserves memory, makes the request             ASKING
 * ASKING      connected     saves REQUESTED; the request leaves                  ASKING
 *             answered      small: reads it; large: asks for a turn              as read, QUEUED
 *             failed        inconclusive resend: as read; else: back-off         as read, WAITING
 * QUEUED      every second  another feed has to deliver first: no turn           QUEUED
 *             turn          unread answer: reads it                              as read
 *                           page in hand: saves the position, delivers           DELIVERING
 * (as read)   a page        delivers, or asks for a turn first                   DELIVERING, QUEUED
 *             none          empty message if wanted; then the wait_time          QUEUED, WAITING
 *                           behind until: saves DONE                             DONE
 * DELIVERING  all done      saves IDLE, then the wait_time                       WAITING
 *                           behind until: saves DONE                             DONE
 *             failed        saves the position; back-off, or STOPPED             WAITING
 *             made way      saves the position; asks for a turn                  QUEUED
 *             hung          gives back its place                                 DELIVERING
 * DONE        due           nothing; so does a feed that is opened again         DONE
 * any         step failed   keeps a page in hand unless fenced off; back-off     WAITING
 *             suspended     ends what is under way, then nothing more            the same
 *             stopped       likewise, then saves the position                    CLOSED
 *             aborted       ends the connection, waits for nothing               CLOSED
 * </pre>
 *
 * Confined to the feed's worker, unless said.
 */
final class FeedMachine {
  /** What a feed is at. */
  enum State {
    WAITING,
    ASKING,
    QUEUED,
    DELIVERING,
    DONE,
    CLOSED
  }

  private final FeedParts parts;
  private final FeedOrders orders;
  private final InHand inHand = new InHand();
  private volatile State state = State.WAITING;
  private final PollStart start;
  private final RouteTurn turn;

  /** A feed that does nothing before an event comes. */
  FeedMachine(FeedParts parts) {
    this.parts = parts;
    this.orders = parts.orders();
    this.start = new PollStart(parts, this, inHand);
    this.turn = new RouteTurn(parts, this, inHand);
  }

  /** What it is at. For any thread. */
  State state() {
    return state;
  }

  /** Whether there is no page in hand. For any thread. */
  boolean isIdle() {
    return inHand.isNoPage();
  }

  /** Whether a request is under way that moves the tenant's cursor. For any thread. */
  boolean isCursorMoving() {
    return inHand.isCursorMoving();
  }

  boolean isDelivering() {
    return state == State.DELIVERING;
  }

  /** Runs an event on the feed's worker. Whatever it throws is a failed attempt. For any thread. */
  void step(Runnable event) {
    parts
        .worker()
        .execute(
            () -> {
              try {
                event.run();
              } catch (Throwable e) {
                failed(e);
              }
            });
  }

  // ---- events

  /** The moment may have come to ask, or to deliver again. */
  void due() {
    if (state != State.WAITING || !orders.mayStep() || !start.begin()) {
      goOn();
    }
  }

  /** A request is about to be sent. */
  void asking() {
    state = State.ASKING;
  }

  /** There may be memory for an answer again. */
  void memoryFreed() {
    if (state == State.WAITING && parts.memory().isWanted()) {
      parts.feed().timer().now();
      due();
    }
  }

  /** An answer was read, or there was none that could be. */
  void asRead() {
    parts.cursor().inHand().owed().ifPresentOrElse(turn::page, turn::nothing);
  }

  /** The page in hand is delivered as soon as there is a turn. */
  void waitToDeliver() {
    queue(turn::deliver);
  }

  /** Waits for a turn in the route, in which something is done. */
  void queue(Runnable then) {
    state = State.QUEUED;
    turn.next(then);
    goOn();
  }

  /** It may be this feed's turn. */
  void turn() {
    if (state == State.QUEUED) {
      turn.came();
    }
  }

  /** Something goes into the route. */
  void delivering() {
    state = State.DELIVERING;
  }

  /** A poll has ended, with so many records done. */
  void polled(int records) {
    state = State.WAITING;
    parts.place().giveBack();
    parts.host().polled(records);
    parts.status().waiting();
    goOn();
  }

  /** There was too little memory for the answer: asks again as soon as there is more. */
  void askLater() {
    dropPage();
    state = State.WAITING;
    parts.status().waiting();
    parts.feed().timer().now();
    goOn();
  }

  /** A step threw this: the feed goes on after a while, with the page that it has in hand. */
  void failed(Throwable failure) {
    if (state == State.CLOSED || state == State.DONE) {
      return;
    }
    state = State.WAITING;
    parts.watch().quiet();
    parts.place().giveBack();
    inHand.park();
    if (isIdle() || failure instanceof CheckpointFencedException) {
      dropPage();
    }
    try {
      parts.failed(failure);
    } finally {
      goOn();
    }
  }

  /** Orders have changed, or a step has ended: what now? */
  void goOn() {
    switch (state) {
      case WAITING -> rest();
      case QUEUED -> queueOrClose();
      case DELIVERING -> turn.look();
      case ASKING -> closeIf(orders.isStopping() && inHand.giveUpIfHarmless());
      case DONE -> closeIf(orders.isStopping());
      case CLOSED -> {}
    }
  }

  private void rest() {
    if (orders.isStopping()) {
      close();
    } else if (isIdle() && parts.feed().isDone()) {
      state = State.DONE;
      parts.done();
    } else if (orders.mayStepByItself()) {
      parts.alarm().at(parts.feed().timer().next());
    } else {
      parts.alarm().off();
    }
  }

  private void queueOrClose() {
    if (orders.mayStep() || (orders.isStopping() && inHand.isUnread())) {
      turn.request();
    } else if (orders.isStopping()) {
      close();
    } else {
      parts.place().giveBack();
    }
  }

  private void closeIf(boolean may) {
    if (may) {
      close();
    }
  }

  private void close() {
    state = State.CLOSED;
    try {
      inHand.hold();
    } finally {
      parts.close();
      dropPage();
    }
  }

  /** Ends at once. */
  void abort() {
    state = State.CLOSED;
    inHand.giveUp();
    parts.close();
  }

  /** The page in hand is done with. */
  void dropPage() {
    inHand.drop();
  }

  /** A call out of the feed hangs. For any thread. */
  void lendPlace() {
    turn.lend();
  }
}
