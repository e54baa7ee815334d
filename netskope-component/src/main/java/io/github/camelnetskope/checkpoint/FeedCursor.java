package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.checkpoint.Checkpoint.Delivering;
import io.github.camelnetskope.checkpoint.Checkpoint.Idle;
import io.github.camelnetskope.checkpoint.Checkpoint.Requested;
import io.github.camelnetskope.checkpoint.Fetched.Step;
import io.github.camelnetskope.client.CursorEffect;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.IteratorOperation;
import io.github.camelnetskope.client.IteratorOperation.Epoch;
import io.github.camelnetskope.client.IteratorOperation.Next;
import io.github.camelnetskope.client.IteratorOperation.Resend;
import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.PageFingerprint;
import io.github.camelnetskope.client.StartFrom;
import io.github.camelnetskope.client.Time;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves a tenant's cursor only together with its checkpoint: this is where no record is lost.
 *
 * <p>One step at a time: ask what {@link #operation()} says, {@link #announce} it before it leaves,
 * and say how it ended: {@link #answered} or {@link #failed}. While a page is {@link #owed()},
 * deliver it, {@link #save} how far it came, and {@link #settle()} it. Confined to the feed's
 * worker, but for {@link #confirm}.
 */
public final class FeedCursor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FeedCursor.class);

  private final CursorKey cursor;
  private final CheckpointStore.Entry entry;
  private final StartFrom startFrom;
  private final Time time;
  private final Probation probation;
  private final Doubt doubt = new Doubt();

  /** Absent until there is one: the cursor begins as {@link #startFrom} says. */
  private @Nullable Checkpoint checkpoint;

  private @Nullable OwedPage owed;
  private boolean begunByResend;

  /** Takes over the cursor where its checkpoint says. */
  public FeedCursor(CursorKey cursor, CheckpointStore.Entry entry, StartFrom startFrom, Time time) {
    this(cursor, entry, startFrom, time, new Probation(Probation.PERIOD));
  }

  FeedCursor(
      CursorKey cursor,
      CheckpointStore.Entry entry,
      StartFrom startFrom,
      Time time,
      Probation probation) {
    this.cursor = cursor;
    this.entry = entry;
    this.startFrom = startFrom;
    this.time = time;
    this.probation = probation;
    takeOver();
  }

  /**
   * Takes over the cursor again, after another owner had it. What was in hand is theirs.
   *
   * @throws CheckpointException when there is a checkpoint that cannot be read
   */
  public final void takeOver() {
    checkpoint = entry.load().orElse(null);
    owed = null;
    begunByResend = false;
    doubt.over();
    probation.takenOver(checkpoint);
    fixStart();
  }

  /** A time to start from is fixed before anything is asked, and kept across restarts. */
  private void fixStart() {
    if (checkpoint == null && operation() instanceof Epoch epoch) {
      announce(epoch);
    }
  }

  public CursorKey cursor() {
    return cursor;
  }

  /** The page in hand. */
  public Optional<OwedPage> owed() {
    return Optional.ofNullable(owed);
  }

  /** What the next request asks. */
  public IteratorOperation operation() {
    if (checkpoint == null) {
      return startFrom.operation(time.wallTime());
    }
    if (checkpoint instanceof Requested requested && requested.operation() instanceof Epoch) {
      return requested.operation();
    }
    boolean mayMove = checkpoint instanceof Idle && !probation.wantsResend(time.moment());
    return mayMove ? new Next() : new Resend();
  }

  /**
   * A request is about to leave. One that moves the tenant's cursor is saved first, each time: a
   * page may be owed from then on.
   *
   * @throws CheckpointException when that is not safe; nothing may be sent then
   */
  public void announce(IteratorOperation operation) {
    if (!(operation instanceof Resend)) {
      var requested = new Requested(operation, last());
      entry.save(requested);
      checkpoint = requested;
      probation.asked();
    }
  }

  /**
   * The first byte is about to leave. Quick, and for any thread.
   *
   * @throws CheckpointException when what {@link #announce} saved may be another owner's by now
   */
  public void confirm(IteratorOperation operation) {
    if (!(operation instanceof Resend)) {
      entry.confirm();
    }
  }

  /**
   * A request brought no page.
   *
   * @return when the answer may mean that there is none
   * @throws NetskopeException the failure, in all other cases; the next step is safe all the same
   */
  public Fetched failed(IteratorOperation operation, NetskopeException failure) {
    if (operation instanceof Resend) {
      if (Doubt.isRaisedBy(failure, checkpoint)) {
        return unresolved("refused with " + failure.statusCode(), Optional.empty());
      }
      doubt.over();
    } else if (CursorEffect.of(operation, failure) == CursorEffect.NONE
        && operation instanceof Next) {
      change(new Idle(last()));
    }
    throw failure;
  }

  /** A request brought an answer that could be read. */
  public Fetched answered(EventPage page) {
    if (page.lack().isPresent()) {
      return unresolved(page.lack().get(), Optional.of(page));
    }
    if (page.size() > 0) {
      return receivedRecords(page);
    }
    if (delivering()) {
      return unresolved("an empty page", Optional.of(page));
    }
    return idle(Step.EMPTY, Optional.of(page));
  }

  private Fetched unresolved(String what, Optional<EventPage> page) {
    if (page.isPresent() && page.get().operation() instanceof Next) {
      doubt.over();
      return new Fetched(Step.UNRESOLVED, page);
    }
    if (!doubt.believes(what)) {
      return new Fetched(Step.UNRESOLVED, page);
    }
    if (checkpoint instanceof Delivering delivering) {
      LOG.warn("{} does not repeat the page of {}: going on without", cursor, delivering);
    }
    return idle(Step.EMPTY, page);
  }

  private Fetched idle(Step step, Optional<EventPage> page) {
    Optional<PageFingerprint> last = last();
    begunByResend = checkpoint == null;
    change(new Idle(last));
    doubt.over();
    probation.nothingNew(page, time.moment());
    return new Fetched(step, page);
  }

  private Fetched receivedRecords(EventPage page) {
    PageFingerprint fingerprint = page.fingerprint().orElseThrow();
    boolean again = page.operation() instanceof Resend || begunByResend;
    if (!delivering() && again && last().filter(fingerprint::equals).isPresent()) {
      return idle(Step.REPEATED, Optional.of(page));
    }
    OwedPage found = OwedPage.found(page, checkpoint);
    if (checkpoint instanceof Delivering other && !other.page().equals(fingerprint)) {
      LOG.warn("{} repeats {} as {}: delivering all of it", cursor, other, fingerprint);
    }
    begunByResend = checkpoint == null;
    // After a crash nobody will know how far delivery came: it may have been all of the page.
    change(new Delivering(fingerprint, found.position(), page.size()));
    doubt.over();
    probation.received(page);
    owed = found;
    return new Fetched(Step.PAGE, Optional.of(page));
  }

  /**
   * Saves how far delivery came, for the case of a crash.
   *
   * @param position records before it are done
   */
  public void save(int position) {
    OwedPage page = owed().orElseThrow();
    change(new Delivering(page.fingerprint(), position, page.page().size()));
  }

  /**
   * Saves how far delivery came, and keeps the page to go on with it.
   *
   * @param position records before it are done
   * @param attempted records before it may have been delivered
   */
  public void hold(int position, int attempted) {
    OwedPage page = owed().orElseThrow();
    owed = new OwedPage(page.page(), position, attempted);
    page.page().park();
    change(new Delivering(page.fingerprint(), position, attempted));
  }

  /** The page in hand is done: whatever happens, it will not be delivered again. */
  public void settle() {
    OwedPage page = owed().orElseThrow();
    owed = new OwedPage(page.page(), page.page().size(), page.page().size());
    change(new Idle(Optional.of(page.fingerprint())));
    owed = null;
  }

  private Optional<PageFingerprint> last() {
    return checkpoint == null ? Optional.empty() : checkpoint.last();
  }

  private boolean delivering() {
    return checkpoint instanceof Delivering;
  }

  private void change(Checkpoint next) {
    if (!next.equals(checkpoint)) {
      entry.save(next);
      checkpoint = next;
    }
  }

  @Override
  public void close() {
    entry.close();
  }
}
