package io.github.camelnetskope.feed;

import io.github.camelnetskope.checkpoint.OwedPage;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Which records of a page are done. The position moves only over a completed prefix. Thread-safe.
 */
public final class PageProgress {
  private final OwedPage page;
  private final BitSet done;
  private final BitSet awaiting;
  private final BitSet skipped = new BitSet();
  private BitSet leftOut = new BitSet();
  private int handedOut;
  private int inFlight;
  private @Nullable Throwable failure;
  private Runnable committed = () -> {};

  public PageProgress(OwedPage page) {
    this.page = page;
    this.done = new BitSet(page.page().size());
    this.done.set(0, page.position());
    this.awaiting = new BitSet();
    this.handedOut = page.position();
  }

  public OwedPage page() {
    return page;
  }

  /**
   * Begins an attempt: what failed before is forgotten, what was done is not.
   *
   * @param onCommit run when records are committed that the route was done with before
   */
  synchronized void begin(Runnable onCommit) {
    failure = null;
    committed = onCommit;
  }

  /**
   * Some records are not delivered at all. Told before the first one is handed out.
   *
   * @param records not changed afterwards
   */
  public synchronized void leaveOut(BitSet records) {
    leftOut = records;
  }

  /** The records that are not delivered at all; must not be changed. */
  public synchronized BitSet leftOut() {
    return leftOut;
  }

  /** How many records were passed over here. */
  synchronized int passedOver() {
    return leftOut.get(page.position(), Math.max(page.position(), position())).cardinality();
  }

  /**
   * Whether nobody needs to deliver these records: they are done, or wait for their commit. Those
   * of which all are left out are done then.
   */
  public synchronized boolean isTaken(int from, int to) {
    if (leftOut.nextClearBit(from) >= to) {
      done.set(from, to);
    }
    return done.nextClearBit(from) >= to || awaiting.nextClearBit(from) >= to;
  }

  /**
   * Records are about to be handed to the route.
   *
   * @return whether one of them may have been delivered before
   */
  public synchronized boolean handOut(int from, int to) {
    boolean redelivered = from < attempted();
    handedOut = Math.max(handedOut, to);
    return redelivered;
  }

  /** The route is done with them. */
  public synchronized void succeeded(int from, int to) {
    done.set(from, to);
  }

  /** The route has failed with them, and they are done with nevertheless. */
  public synchronized void skipped(int from, int to) {
    skipped.set(from, to);
    done.set(from, to);
  }

  /** Whether the route has failed with a record that is done with. */
  synchronized boolean isSkipped(int record) {
    return skipped.get(record);
  }

  /** The route is done with them but has not committed them yet. */
  public synchronized void awaitsCommit(int from, int to) {
    awaiting.set(from, to);
  }

  /** They are to be handed out again. */
  public synchronized void returned(int from, int to) {
    awaiting.clear(from, to);
  }

  /** The route has committed them, maybe after it was done with them. */
  public void committed(int from, int to) {
    Runnable told;
    synchronized (this) {
      done.set(from, to);
      told = committed;
    }
    told.run();
  }

  /** The route has failed with some: nothing more is handed out in this attempt. */
  public synchronized void failed(Throwable cause) {
    if (failure == null) {
      failure = cause;
    }
  }

  /** The first failure of this attempt. */
  public synchronized @Nullable Throwable failure() {
    return failure;
  }

  /** Records before it are done. */
  public synchronized int position() {
    return done.nextClearBit(0);
  }

  /** How many records were done here. */
  int delivered() {
    return position() - page.position();
  }

  /** Records before it may have been delivered. */
  public synchronized int attempted() {
    return Math.max(handedOut, page.attempted());
  }

  /** Whether fewer records are left than were done since the position was this. */
  boolean isMoreThanHalfDone(int since) {
    int done = position();
    return page.page().size() - done < done - since;
  }

  /** Whether all records are done. */
  public synchronized boolean isComplete() {
    return position() >= page.page().size();
  }

  /** Exchanges in the route. */
  synchronized int inFlight() {
    return inFlight;
  }

  /** An exchange goes into the route. */
  synchronized void dispatched() {
    inFlight++;
  }

  /** It is back. */
  synchronized void returned() {
    inFlight--;
  }
}
