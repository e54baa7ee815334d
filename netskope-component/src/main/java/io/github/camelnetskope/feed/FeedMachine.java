package io.github.camelnetskope.feed;

import io.github.camelnetskope.checkpoint.CheckpointFencedException;
import io.github.camelnetskope.checkpoint.Fetched;
import io.github.camelnetskope.checkpoint.OwedPage;
import java.util.Optional;

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
 * QUEUED      turn          unread answer: reads it                              as read
 *                           page in hand: saves the position, delivers           DELIVERING
 * (as read)   a page        delivers, or asks for a turn first                   DELIVERING, QUEUED
 *             none          empty message if wanted; then the wait_time          QUEUED, WAITING
 * DELIVERING  all done      saves IDLE, then the wait_time                       WAITING
 *             failed        saves the position; back-off, or STOPPED             WAITING
 *             made way      saves the position; asks for a turn                  QUEUED
 *             hung          gives back its place                                  DELIVERING
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
    CLOSED
  }

  private final FeedParts parts;
  private final FeedOrders orders;
  private final InHand inHand = new InHand();
  private volatile State state = State.WAITING;
  private Runnable onTurn = () -> {};
  private boolean paced;

  /** A feed that does nothing before an event comes. */
  FeedMachine(FeedParts parts) {
    this.parts = parts;
    this.orders = parts.orders();
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

  /** Whether the feed goes on by itself, or only when it is told to. */
  void setPaced(boolean newPaced) {
    paced = newPaced;
    goOn();
  }

  // ---- events

  /** The moment may have come to ask, or to deliver again. */
  void due() {
    int requests = isIdle() ? parts.feed().requestsAtOnce() : 0;
    boolean begins =
        state == State.WAITING
            && orders.mayStep()
            && parts.feed().timer().due(requests)
            && (isIdle() ? beginAsking() : beginDelivering());
    if (!begins) {
      goOn();
    }
  }

  /** There may be memory for an answer again. */
  void memoryFreed() {
    if (state == State.WAITING && parts.memory().isWanted()) {
      parts.feed().timer().now();
      due();
    }
  }

  private boolean beginAsking() {
    Optional<Asking> begun = Asking.begin(parts, this);
    begun.ifPresent(this::ask);
    return begun.isPresent();
  }

  private void ask(Asking request) {
    inHand.take(request);
    state = State.ASKING;
    parts.status().asking();
    parts.feed().timer().sent();
    request.send();
  }

  private boolean beginDelivering() {
    if (!parts.host().mayPoll()) {
      return false;
    }
    inHand.page().beginPoll();
    queue(this::deliver);
    return true;
  }

  /** An answer was read, or there was none that could be. */
  void asRead(Fetched fetched) {
    parts.feed().answered(fetched);
    parts.cursor().owed().ifPresentOrElse(this::pageInHand, this::nothingToDeliver);
  }

  private void pageInHand(OwedPage owed) {
    inHand.take(new Delivering(parts, this, owed, parts.feed().timer().next()));
    if (parts.place().isHeld() && orders.mayStep()) {
      deliver();
    } else {
      inHand.park();
      queue(this::deliver);
    }
  }

  private void nothingToDeliver() {
    dropPage();
    if (parts.host().wantsEmptyMessages() && orders.mayStep()) {
      queue(this::sendEmptyMessage);
    } else {
      polled(0);
    }
  }

  /** Waits for a turn in the route. */
  void queue(Runnable then) {
    state = State.QUEUED;
    onTurn = then;
    goOn();
  }

  /** It may be this feed's turn. */
  void turn() {
    if (state == State.QUEUED && parts.place().isHeld()) {
      parts.place().begin();
      onTurn.run();
    }
  }

  private void deliver() {
    state = State.DELIVERING;
    inHand.page().deliver();
    lookAgain();
  }

  private void sendEmptyMessage() {
    state = State.DELIVERING;
    parts.watch().calling();
    parts.host().sendEmptyMessage(() -> step(this::emptyMessageSent));
  }

  private void emptyMessageSent() {
    if (isDelivering()) {
      parts.watch().quiet();
      parts.status().cameBack();
      polled(0);
    }
  }

  /** The page in the route makes way, with records left. */
  void madeWay() {
    parts.place().giveBack();
    queue(this::deliver);
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
    if (state == State.CLOSED) {
      return;
    }
    state = State.WAITING;
    parts.watch().quiet();
    parts.place().giveBack();
    inHand.park();
    if (isIdle() || failure instanceof CheckpointFencedException) {
      dropPage();
    }
    parts.feed().failed(failure);
    parts.status().ended(failure);
    try {
      if (!orders.isStopping()) {
        parts.status().failing(FeedProblems.of(failure), failure);
      }
      if (parts.host().failed(failure)) {
        parts.feed().timer().now();
      }
    } finally {
      goOn();
    }
  }

  /** Orders have changed, or a step has ended: what now? */
  void goOn() {
    switch (state) {
      case WAITING -> rest();
      case QUEUED -> queueOrClose();
      case DELIVERING -> {
        inHand.look();
        lookAgain();
      }
      case ASKING -> {
        if (orders.isStopping() && inHand.giveUpIfHarmless()) {
          close();
        }
      }
      case CLOSED -> {}
    }
  }

  /** While records wait for their commits nothing else shows that other feeds want the place. */
  private void lookAgain() {
    if (parts.settings().commitsByHand()) {
      parts.alarm().in(RoutePlace.TURN);
    }
  }

  private void rest() {
    if (orders.isStopping()) {
      close();
    } else if (paced && orders.mayStep()) {
      parts.alarm().at(parts.feed().timer().next());
    } else {
      parts.alarm().off();
    }
  }

  private void queueOrClose() {
    if (orders.mayStep() || (orders.isStopping() && inHand.isUnread())) {
      parts.place().request();
    } else if (orders.isStopping()) {
      close();
    } else {
      parts.place().giveBack();
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

  /** The page in hand, if any, is no longer this feed's, and its memory is free. */
  void dropPage() {
    inHand.drop();
  }

  /** A call out of the feed hangs: others go first, and the page takes little memory. */
  void lendPlace() {
    parts.place().giveBack();
    inHand.park();
    // It may have come back just now, and wait for the place that was given back here.
    step(this::goOn);
  }
}
