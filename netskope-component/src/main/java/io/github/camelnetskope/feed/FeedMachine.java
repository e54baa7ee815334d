package io.github.camelnetskope.feed;

import io.github.camelnetskope.checkpoint.CheckpointFencedException;

/**
 * The state machine of one feed: request, turn in the route, delivery, checkpoint, wait. Events are
 * handled one after the other; none of them blocks for the tenant or for the route.
 *
 * <pre>
 * state       event         does                                                 next state
 * WAITING     due           page in hand: requests a turn                        QUEUED
 *                           none: reserves memory, makes the request             ASKING
 * ASKING      connected     saves REQUESTED; the request leaves                  ASKING
 *             answered      small: reads it; large: requests a turn              as read, QUEUED
 *             failed        inconclusive resend: as read; else: back-off         as read, WAITING
 * QUEUED      every second  another feed has to deliver first: no turn           QUEUED
 *             turn          unread answer: reads it                              as read
 *                           page in hand: saves the position, delivers           DELIVERING
 * (as read)   a page        delivers, or requests a turn first                   DELIVERING, QUEUED
 *             none          empty message if wanted; then the wait_time          QUEUED, WAITING
 *                           past until: saves DONE                               DONE
 * DELIVERING  all done      saves IDLE, then the wait_time                       WAITING
 *                           past until: saves DONE                               DONE
 *             failed        saves the position; back-off, or STOPPED             WAITING
 *             made way      saves the position; requests a turn                  QUEUED
 *             hung          gives back its place                                 DELIVERING
 * DONE        due           nothing; so does a feed that is opened again         DONE
 * any         step failed   keeps a page in hand unless fenced off; back-off     WAITING
 *             suspended     ends what is under way, then nothing more            the same
 *             stopped       likewise, then saves the position                    CLOSED
 *             aborted       ends the connection, waits for nothing               CLOSED
 * </pre>
 *
 * Confined to the feed's worker, except for the methods marked thread-safe.
 */
final class FeedMachine {
  /** The states. */
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

  /** A feed that does nothing before its first event. */
  FeedMachine(FeedParts parts) {
    this.parts = parts;
    this.orders = parts.orders();
    this.start = new PollStart(parts, this, inHand);
    this.turn = new RouteTurn(parts, this, inHand);
  }

  /** The current state. Thread-safe. */
  State state() {
    return state;
  }

  /** Whether there is no page in hand. Thread-safe. */
  boolean isIdle() {
    return inHand.isNoPage();
  }

  /** Whether a request that moves the tenant's cursor is in flight. Thread-safe. */
  boolean isCursorMoving() {
    return inHand.isCursorMoving();
  }

  boolean isDelivering() {
    return state == State.DELIVERING;
  }

  /** Runs an event on the feed's worker. If it throws, the attempt has failed. Thread-safe. */
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

  /** The next request, or the next attempt to deliver, may be due. */
  void due() {
    if (state != State.WAITING || !orders.mayStep() || !start.begin()) {
      goOn();
    }
  }

  /** A request is about to be sent. */
  void asking() {
    state = State.ASKING;
  }

  /** Memory for an answer may be available again. */
  void memoryFreed() {
    if (state == State.WAITING && parts.memory().isWanted()) {
      parts.feed().timer().now();
      due();
    }
  }

  /** A request has ended: delivers the page that it brought, if any. */
  void asRead() {
    parts.cursor().inHand().owed().ifPresentOrElse(turn::page, turn::nothing);
  }

  /** Delivers the page in hand as soon as the feed gets a turn. */
  void waitToDeliver() {
    queue(turn::deliver);
  }

  /** Waits for a turn in the route, and then runs an action. */
  void queue(Runnable then) {
    state = State.QUEUED;
    turn.next(then);
    goOn();
  }

  /** The feed may have got its turn. */
  void turn() {
    if (state == State.QUEUED) {
      turn.came();
    }
  }

  /** An exchange is about to go into the route. */
  void delivering() {
    state = State.DELIVERING;
  }

  /** A poll has ended; {@code records} were done. */
  void polled(int records) {
    state = State.WAITING;
    parts.place().giveBack();
    parts.host().polled(records);
    parts.status().waiting();
    goOn();
  }

  /** The memory was too small for the answer: sends the request again as soon as there is more. */
  void askLater() {
    dropPage();
    state = State.WAITING;
    parts.status().waiting();
    parts.feed().timer().now();
    goOn();
  }

  /** A step has thrown: the feed continues after a back-off and keeps the page in hand. */
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

  /** Decides what to do next, after the orders have changed or a step has ended. */
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

  /** Closes at once. */
  void abort() {
    state = State.CLOSED;
    inHand.giveUp();
    parts.close();
  }

  /** Releases the page in hand. */
  void dropPage() {
    inHand.drop();
  }

  /** A call of the route or the store hangs: gives the feed's place to others. Thread-safe. */
  void lendPlace() {
    turn.lend();
  }
}
