package io.github.camelnetskope;

import io.github.camelnetskope.checkpoint.OwedPage;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Which records of a page are done. The position moves only over a completed prefix. Safe for use
 * by several threads.
 */
final class PageProgress {
  private final OwedPage page;
  private final BitSet done;
  private final BitSet awaiting;
  private int handedOut;
  private int inFlight;
  private @Nullable Throwable failure;

  PageProgress(OwedPage page) {
    this.page = page;
    this.done = new BitSet(page.page().size());
    this.done.set(0, page.position());
    this.awaiting = new BitSet();
    this.handedOut = page.position();
  }

  OwedPage page() {
    return page;
  }

  /** Begins an attempt: what failed before is forgotten, what was done is not. */
  synchronized void begin() {
    failure = null;
  }

  /** Whether nobody needs to deliver these records: they are done, or wait for their commit. */
  synchronized boolean isTaken(int from, int to) {
    return done.nextClearBit(from) >= to || awaiting.nextClearBit(from) >= to;
  }

  /**
   * Records are about to be handed to the route.
   *
   * @return whether one of them may have been delivered before
   */
  synchronized boolean handOut(int from, int to) {
    boolean redelivered = from < attempted();
    handedOut = Math.max(handedOut, to);
    return redelivered;
  }

  /** The route is done with them. */
  synchronized void succeeded(int from, int to) {
    done.set(from, to);
    notifyAll();
  }

  /** The route is done with them but has not committed them yet. */
  synchronized void awaitsCommit(int from, int to) {
    awaiting.set(from, to);
  }

  /** The route has failed with some: nothing more is handed out in this attempt. */
  synchronized void failed(Throwable cause) {
    if (failure == null) {
      failure = cause;
    }
  }

  synchronized @Nullable Throwable failure() {
    return failure;
  }

  /** Records before it are done. */
  synchronized int position() {
    return done.nextClearBit(0);
  }

  /** How many records were done here. */
  int delivered() {
    return position() - page.position();
  }

  /** Exchanges with other threads. */
  synchronized int inFlight() {
    return inFlight;
  }

  /** Records before it may have been delivered. */
  synchronized int attempted() {
    return Math.max(handedOut, page.attempted());
  }

  synchronized boolean isComplete() {
    return position() >= page.page().size();
  }

  /** Another thread takes an exchange through the route. */
  synchronized void dispatched() {
    inFlight++;
  }

  /** It is back. */
  synchronized void returned() {
    inFlight--;
    notifyAll();
  }

  /** Waits for a while, or until records are done. */
  @SuppressWarnings("WaitNotInLoop") // the caller loops
  synchronized void awaitDone(long millis) throws InterruptedException {
    if (!isComplete()) {
      wait(millis);
    }
  }

  /** Waits until fewer than a number of exchanges are with other threads. */
  synchronized void awaitInFlightBelow(int number) throws InterruptedException {
    while (inFlight >= number) {
      wait();
    }
  }
}
