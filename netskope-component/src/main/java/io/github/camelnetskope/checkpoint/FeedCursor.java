package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.checkpoint.Checkpoint.Idle;
import io.github.camelnetskope.checkpoint.Checkpoint.Requested;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.Extent;
import io.github.camelnetskope.client.IteratorOperation;
import io.github.camelnetskope.client.IteratorOperation.Epoch;
import io.github.camelnetskope.client.IteratorOperation.Look;
import io.github.camelnetskope.client.IteratorOperation.Next;
import io.github.camelnetskope.client.IteratorOperation.Resend;
import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.StartFrom;
import io.github.camelnetskope.client.Time;
import java.time.Duration;
import java.util.Optional;

/**
 * Moves a tenant's cursor only together with its checkpoint. This class guarantees that no record
 * is lost.
 *
 * <p>Use it step by step: send the request of {@link #operation()}, call {@link #announce} before
 * it leaves, and report its result with {@link #answered} or {@link #failed}. While a page is
 * {@link #inHand()}, deliver it and save the position there. Confined to the feed's worker, except
 * for {@link #confirm} and {@link #close}.
 */
public final class FeedCursor implements AutoCloseable {
  private final CursorKey cursor;
  private final CheckpointStore.Entry entry;
  private final StartFrom startFrom;
  private final Time time;
  private final CursorRules rules;
  private final LateRequests late;
  private final SavedCheckpoint checkpoint;
  private final Optional<Seam> seam;
  private final CursorEnd end;
  private final int stripes;
  private final PageInHand inHand;
  private final InconclusiveAnswers inconclusive = new InconclusiveAnswers();
  private final CursorAnswers answers;

  /** Whether the request that was announced last has left; set on an I/O thread. */
  private volatile boolean left;

  /**
   * A cursor. No request may be sent before {@link #takeOver()} has succeeded.
   *
   * @param probation how long the tenant may still carry out a request that was given up
   * @param rules the conclusions from answers without a page
   */
  public FeedCursor(
      CursorKey cursor,
      CheckpointStore.Entry entry,
      Extent extent,
      Time time,
      Duration probation,
      CursorRules rules) {
    this.cursor = cursor;
    this.entry = entry;
    this.startFrom = extent.startFrom();
    this.time = time;
    this.rules = rules;
    var strayRequests = new Probation(probation, time);
    this.late = new LateRequests(strayRequests, time);
    this.checkpoint = new SavedCheckpoint(entry, strayRequests);
    this.seam =
        extent
            .slice()
            .filter(slice -> slice.nextEnd().isPresent())
            .map(slice -> new Seam(cursor, checkpoint, slice, time, rules));
    this.end = new CursorEnd(extent.until(), seam, checkpoint, time);
    this.stripes = extent.stripes();
    this.inHand = new PageInHand(cursor, checkpoint, end);
    this.answers = new CursorAnswers(rules, checkpoint, late, inconclusive, seam, end, inHand);
  }

  /**
   * Takes over the cursor at the state of its checkpoint: at the start, and after another owner had
   * it. Drops the page in hand.
   *
   * @throws CheckpointException when there is a checkpoint that cannot be read
   */
  public void takeOver() {
    checkpoint.load();
    StripePlan.check(cursor, checkpoint.plan(), stripes);
    seam.ifPresent(Seam::takeOver);
    inHand.drop();
    answers.takeOver();
    inconclusive.over();
    late.none();
    if (checkpoint.get() instanceof Requested) {
      // The previous owner may have died before sending the request, or it may still be in flight.
      late.givenUp();
    }
    end.takeOver();
    if (checkpoint.get() == null && operation() instanceof Epoch epoch) {
      announce(epoch); // the start time is fixed now and kept across restarts
    }
  }

  public CursorKey cursor() {
    return cursor;
  }

  /** The end of the cursor. */
  public CursorEnd end() {
    return end;
  }

  /** The name of its CSV multi-iterator; empty when there is none. */
  public String iterator() {
    return checkpoint.iterator();
  }

  /** The page that is being delivered, if there is one. */
  public PageInHand inHand() {
    return inHand;
  }

  /** The operation of the next request. */
  public IteratorOperation operation() {
    Optional<IteratorOperation> look = seam.flatMap(Seam::look);
    if (look.isPresent()) {
      return look.get();
    }
    Checkpoint now = checkpoint.get();
    if (now == null) {
      return startFrom.operation(time.wallTime());
    }
    if (now instanceof Requested requested && requested.operation() instanceof Epoch epoch) {
      return epoch;
    }
    boolean mayGoOn = late.justCompared() || (now instanceof Idle && !comparesFirst());
    return mayGoOn && !inHand.isUnsaved() ? new Next() : new Resend();
  }

  /**
   * Whether each {@code next} has to be sent right after a {@code resend} that is compared: two
   * requests at once.
   */
  public boolean comparesFirst() {
    return inconclusive.isTenantSilent() || late.mayCome();
  }

  /**
   * Announces a request before it leaves. One that moves the tenant's cursor is saved, each time:
   * from then on a page may be owed.
   *
   * @throws CheckpointException when it could not be saved; the request must not be sent then
   */
  public void announce(IteratorOperation operation) {
    left = false;
    if (operation.movesCursor()) {
      checkpoint.requested(operation);
      late.none();
    }
  }

  /**
   * Called when the first byte is about to leave. Quick. Thread-safe.
   *
   * @throws CheckpointException when another owner may have taken over since {@link #announce}
   */
  public void confirm(IteratorOperation operation) {
    if (operation.movesCursor()) {
      entry.confirm();
    }
    left = true;
  }

  /**
   * Handles a request that brought no page.
   *
   * @return the result, when the answer may mean that there is no page
   * @throws NetskopeException the failure, in all other cases; the next request is safe
   *     nevertheless
   */
  public Fetched failed(IteratorOperation operation, NetskopeException failure) {
    if (operation instanceof Look) {
      lookFailed();
      throw failure;
    }
    late.notCompared();
    if (operation instanceof Resend) {
      if (rules.mayMeanNothing(failure, checkpoint.hadAPage())) {
        return answers.judged(inconclusive.refused(failure), Optional.empty()).saying(failure);
      }
      inconclusive.over();
    } else if (operation instanceof Next && !mayHaveMoved(failure)) {
      checkpoint.idle(checkpoint.last());
    } else if (left && rules.mayComeLate(failure)) {
      // A late epoch brings a page too, which must not be mistaken for that of a late next.
      late.givenUp();
    }
    throw failure;
  }

  /** A step has failed: a look at the neighbour of a stripe, if any, begins again. */
  public void lookFailed() {
    seam.ifPresent(Seam::lookFailed);
  }

  /** False only if the request never left: then the cursor has certainly not moved. */
  private boolean mayHaveMoved(NetskopeException failure) {
    return left && checkpoint.get() instanceof Requested && rules.mayHaveMoved(failure);
  }

  /** Handles an answer that could be read. */
  public Fetched answered(EventPage page) {
    return answers.read(page);
  }

  /** Releases the cursor for another owner. Later saves are refused. Thread-safe. */
  @Override
  public void close() {
    entry.close();
  }
}
