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
 * Moves a tenant's cursor only together with its checkpoint: this is where no record is lost.
 *
 * <p>One step at a time: ask what {@link #operation()} says, {@link #announce} it before it leaves,
 * and say how it ended: {@link #answered} or {@link #failed}. While a page is {@link #inHand()},
 * deliver it, and have that keep how far it came. Confined to the feed's worker, but for {@link
 * #confirm}.
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
   * A cursor of which nothing can be asked before {@link #takeOver()} has succeeded.
   *
   * @param probation how long a request that was given up may still be carried out
   * @param rules what is concluded from answers without a page
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
    var its = new Probation(probation, time);
    this.late = new LateRequests(its, time);
    this.checkpoint = new SavedCheckpoint(entry, its);
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
   * Takes over the cursor where its checkpoint says, at first and after another owner had it: what
   * was in hand is theirs.
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
      // The owner before may have died without sending it, or it may be under way still.
      late.givenUp();
    }
    end.takeOver();
    if (checkpoint.get() == null && operation() instanceof Epoch epoch) {
      announce(epoch); // The time to start from is fixed now, and kept across restarts.
    }
  }

  public CursorKey cursor() {
    return cursor;
  }

  /** Where it ends. */
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

  /** What the next request asks. */
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

  /** Whether each {@code next} follows a {@code resend} at once, which takes two requests. */
  public boolean comparesFirst() {
    return inconclusive.isTenantSilent() || late.mayCome();
  }

  /**
   * A request is about to leave. One that moves the tenant's cursor is saved first, each time: a
   * page may be owed from then on.
   *
   * @throws CheckpointException when that is not safe; nothing may be sent then
   */
  public void announce(IteratorOperation operation) {
    left = false;
    if (operation.movesCursor()) {
      checkpoint.requested(operation);
      late.none();
    }
  }

  /**
   * The first byte is about to leave. Quick, and for any thread.
   *
   * @throws CheckpointException when what {@link #announce} saved may be another owner's by now
   */
  public void confirm(IteratorOperation operation) {
    if (operation.movesCursor()) {
      entry.confirm();
    }
    left = true;
  }

  /**
   * A request brought no page.
   *
   * @return when the answer may mean that there is none
   * @throws NetskopeException the failure, in all other cases; the next step is safe all the same
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
      late.givenUp(); // a late epoch too brings a page, which must not pass for that of a late next
    }
    throw failure;
  }

  /** A look at the neighbour of a stripe may have failed, in whatever way. */
  public void lookFailed() {
    seam.ifPresent(Seam::lookFailed);
  }

  /** Only a request that never left is known not to have moved the cursor. */
  private boolean mayHaveMoved(NetskopeException failure) {
    return left && checkpoint.get() instanceof Requested && rules.mayHaveMoved(failure);
  }

  /** A request brought an answer that could be read. */
  public Fetched answered(EventPage page) {
    return answers.read(page);
  }

  /** Lets others have the cursor. Later saves are refused. For any thread. */
  @Override
  public void close() {
    entry.close();
  }
}
