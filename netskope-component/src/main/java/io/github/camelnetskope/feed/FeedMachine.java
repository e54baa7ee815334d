package io.github.camelnetskope.feed;

import io.github.camelnetskope.checkpoint.CheckpointFencedException;
import io.github.camelnetskope.checkpoint.Fetched;
import io.github.camelnetskope.checkpoint.OwedPage;
import io.github.camelnetskope.client.IteratorOperation;
import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.http.BufferReservation;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
 *             hung          lends its turn to others                             DELIVERING
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
  private volatile State state = State.WAITING;
  private volatile @Nullable Delivering page;
  private volatile @Nullable Asking asking;
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
    return page == null;
  }

  /** Whether a request is under way that moves the tenant's cursor. For any thread. */
  boolean isCursorMoving() {
    Asking now = asking;
    return now != null && now.isMovingCursor();
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
    boolean begins =
        state == State.WAITING
            && orders.mayStep()
            && parts.feed().timer().due(page == null ? parts.feed().requestsAtOnce() : 0)
            && (page == null ? beginAsking() : beginDelivering());
    if (!begins) {
      goOn();
    }
  }

  private boolean beginAsking() {
    Optional<BufferReservation> memory = parts.memory().tryReserve();
    Asking request = null;
    try {
      request = memory.filter(m -> parts.host().mayPoll()).map(this::newRequest).orElse(null);
    } finally {
      // Also when the poll strategy, the store or the source of the token has thrown.
      if (request == null) {
        memory.ifPresent(BufferReservation::close);
      }
    }
    if (request == null) {
      return false;
    }
    asking = request;
    state = State.ASKING;
    parts.status().asking();
    parts.feed().timer().sent();
    request.send();
    return true;
  }

  private Asking newRequest(BufferReservation memory) {
    parts.feed().reclaim();
    return new Asking(parts, this, memory);
  }

  private boolean beginDelivering() {
    if (!parts.host().mayPoll()) {
      return false;
    }
    page().beginPoll();
    queue(this::deliver);
    return true;
  }

  /** An answer was read, or there was none that could be. */
  void asRead(Fetched fetched) {
    parts.feed().answered(fetched);
    parts.cursor().owed().ifPresentOrElse(this::pageInHand, this::nothingToDeliver);
  }

  private void pageInHand(OwedPage owed) {
    page = new Delivering(parts, this, owed, parts.feed().timer().next());
    if (parts.place().isHeld() && orders.mayStep()) {
      deliver();
    } else {
      owed.page().park();
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
    page().deliver();
  }

  private void sendEmptyMessage() {
    state = State.DELIVERING;
    parts.host().sendEmptyMessage(() -> step(this::emptyMessageSent));
  }

  private void emptyMessageSent() {
    if (isDelivering()) {
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
  void askLater(RuntimeException failure, IteratorOperation operation) {
    dropPage();
    state = State.WAITING;
    parts.status().waiting();
    if (failure instanceof NetskopeException answer) {
      try {
        var unused = parts.stored(() -> parts.cursor().failed(operation, answer));
      } catch (NetskopeException e) {
        // As expected: it says that there is no page.
      }
    }
    parts.feed().timer().now();
    goOn();
  }

  /** A step threw this: the feed goes on after a while, with the page that it has in hand. */
  void failed(Throwable failure) {
    if (state == State.CLOSED) {
      return;
    }
    state = State.WAITING;
    parts.place().giveBack();
    if (page == null || failure instanceof CheckpointFencedException) {
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
      case DELIVERING -> look();
      case ASKING -> closeIfHarmless();
      case CLOSED -> {}
    }
  }

  /** An end of a request that moves the cursor is waited for: without it, it would be unclear. */
  private void closeIfHarmless() {
    Asking now = asking;
    if (orders.isStopping() && now != null && now.giveUpIfHarmless()) {
      close();
    }
  }

  private void rest() {
    if (orders.isStopping()) {
      close();
    } else {
      restUntilDue();
    }
  }

  private void restUntilDue() {
    if (paced && orders.mayStep()) {
      parts.alarm().at(parts.feed().timer().next());
    } else {
      parts.alarm().off();
    }
  }

  private void queueOrClose() {
    Asking answered = asking;
    boolean unread = answered != null && answered.isUnread();
    if (orders.mayStep() || (orders.isStopping() && unread)) {
      parts.place().request();
    } else if (orders.isStopping()) {
      close();
    } else {
      parts.place().giveBack();
    }
  }

  private void look() {
    if (page != null) {
      page().look();
    }
  }

  private void close() {
    state = State.CLOSED;
    try {
      if (page != null) {
        page().hold();
      }
    } finally {
      parts.close();
      dropPage();
    }
  }

  /** Ends at once. */
  void abort() {
    state = State.CLOSED;
    Asking now = asking;
    if (now != null) {
      now.giveUp();
    }
    parts.close();
  }

  /** The page in hand, if any, is no longer this feed's, and its memory is free. */
  void dropPage() {
    page = null;
    Asking done = asking;
    asking = null;
    if (done != null) {
      done.close();
    }
  }

  /** A call out of the feed hangs: others go first, and the page takes little memory. */
  void lendPlace() {
    Delivering hanging = page;
    parts.place().lend();
    if (hanging != null) {
      hanging.park();
    }
  }

  private Delivering page() {
    return Objects.requireNonNull(page, "no page in hand");
  }
}
