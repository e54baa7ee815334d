package io.github.camelnetskope.feed;

import io.github.camelnetskope.checkpoint.OwedPage;
import io.github.camelnetskope.client.Moment;
import io.github.camelnetskope.client.Time;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Which records of a page are done. The position moves only over a completed prefix. Thread-safe.
 */
public final class PageProgress {
  private final OwedPage page;
  private final Time time;
  private final BitSet done;
  private final BitSet awaiting;
  private final BitSet skipped = new BitSet();
  private BitSet leftOut = new BitSet();
  private final BitSet handedOut = new BitSet();
  private int inFlight;
  private Moment movedAt;
  private @Nullable Throwable failure;
  private Runnable committed = () -> {};

  public PageProgress(OwedPage page, Time time) {
    this.page = page;
    this.time = time;
    this.movedAt = time.moment();
    this.done = new BitSet(page.page().size());
    this.done.set(0, page.position());
    this.awaiting = new BitSet();
  }

  public OwedPage page() {
    return page;
  }

  /**
   * Begins an attempt: forgets earlier failures and keeps what was done.
   *
   * @param onCommit run when records are committed whose exchange was already done
   */
  synchronized void begin(Runnable onCommit) {
    failure = null;
    committed = onCommit;
  }

  /**
   * Sets records that are not delivered at all. Call it before the first record is handed out.
   *
   * @param records must not be changed afterwards
   */
  public synchronized void leaveOut(BitSet records) {
    leftOut = records;
  }

  /** The records that are not delivered at all; callers must not change the set. */
  public synchronized BitSet leftOut() {
    return leftOut;
  }

  /** How many records were left out so far. */
  synchronized int passedOver() {
    return leftOut.get(page.position(), Math.max(page.position(), position())).cardinality();
  }

  /**
   * Whether these records need no delivery: they are done or wait for their commit. If all of them
   * are left out, this call marks them as done.
   */
  public synchronized boolean isTaken(int from, int to) {
    if (leftOut.nextClearBit(from) >= to) {
      done(from, to);
    }
    return done.nextClearBit(from) >= to || awaiting.nextClearBit(from) >= to;
  }

  /**
   * Marks records as handed to the route.
   *
   * @return whether one of them may have been delivered before
   */
  public synchronized boolean handOut(int from, int to) {
    int before = handedOut.nextSetBit(from);
    boolean again = before >= 0 && before < to;
    handedOut.set(from, to);
    return again || from < page.attempted();
  }

  /** The route has processed the records. */
  public synchronized void succeeded(int from, int to) {
    done(from, to);
  }

  /** The route has failed, and the records count as done nevertheless ({@code onFailure=SKIP}). */
  public synchronized void skipped(int from, int to) {
    skipped.set(from, to);
    done(from, to);
  }

  private void done(int from, int to) {
    done.set(from, to);
    movedAt = time.moment();
  }

  /** When the last record was done. */
  synchronized Moment movedAt() {
    return movedAt;
  }

  /** Whether a record was skipped after a failure. */
  synchronized boolean isSkipped(int record) {
    return skipped.get(record);
  }

  /** The route has processed the records but not committed them yet. */
  public synchronized void awaitsCommit(int from, int to) {
    awaiting.set(from, to);
  }

  /** The records have to be handed out again. */
  public synchronized void returned(int from, int to) {
    awaiting.clear(from, to);
  }

  /** The route has committed the records; their exchange may have been done before. */
  public void committed(int from, int to) {
    Runnable told;
    synchronized (this) {
      done(from, to);
      told = committed;
    }
    told.run();
  }

  /** The route has failed: no more records are handed out in this attempt. */
  public synchronized void failed(Throwable cause) {
    if (failure == null) {
      failure = cause;
    }
  }

  /** The first failure of this attempt. */
  public synchronized @Nullable Throwable failure() {
    return failure;
  }

  /** The position: all records before it are done. */
  public synchronized int position() {
    return done.nextClearBit(0);
  }

  /** How many records were done by this consumer. */
  int delivered() {
    return position() - page.position();
  }

  /** No record from here on has been handed out; records before it may have been delivered. */
  public synchronized int attempted() {
    return Math.max(handedOut.length(), Math.max(page.position(), page.attempted()));
  }

  /** Whether fewer records are left than were done since the given position. */
  boolean isMoreThanHalfDone(int since) {
    int done = position();
    return page.page().size() - done < done - since;
  }

  /** Whether all records are done. */
  public synchronized boolean isComplete() {
    return position() >= page.page().size();
  }

  /** Number of exchanges in the route. */
  synchronized int inFlight() {
    return inFlight;
  }

  /** An exchange goes into the route. */
  synchronized void dispatched() {
    inFlight++;
  }

  /** An exchange is back from the route. */
  synchronized void returned() {
    inFlight--;
  }
}
