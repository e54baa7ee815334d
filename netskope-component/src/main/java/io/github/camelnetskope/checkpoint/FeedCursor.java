package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.checkpoint.Checkpoint.Delivering;
import io.github.camelnetskope.checkpoint.Checkpoint.Idle;
import io.github.camelnetskope.checkpoint.Checkpoint.Requested;
import io.github.camelnetskope.checkpoint.Fetched.Step;
import io.github.camelnetskope.client.Cursor;
import io.github.camelnetskope.client.CursorEffect;
import io.github.camelnetskope.client.EventIterator;
import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.IteratorOperation;
import io.github.camelnetskope.client.IteratorOperation.Epoch;
import io.github.camelnetskope.client.IteratorOperation.Next;
import io.github.camelnetskope.client.IteratorOperation.Resend;
import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.PageFingerprint;
import io.github.camelnetskope.client.StartFrom;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves a tenant's cursor only together with its checkpoint: this is where no record is lost.
 *
 * <p>One step at a time: {@link #fetch()} a page; while one is {@link #owed()}, deliver it, {@link
 * #save} how far it came, and {@link #settle()} it. For one thread at a time.
 */
public final class FeedCursor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FeedCursor.class);

  private final EventIterator iterator;
  private final CheckpointStore.Entry entry;
  private final StartFrom startFrom;
  private final Clock clock;
  private final Probation probation;
  private final Doubt doubt = new Doubt();

  /** Absent until there is one: the cursor begins as {@link #startFrom} says. */
  private @Nullable Checkpoint checkpoint;

  private @Nullable OwedPage owed;
  private boolean begunByResend;

  /** Takes over the cursor where its checkpoint says. */
  public FeedCursor(
      EventIterator iterator, CheckpointStore.Entry entry, StartFrom startFrom, Clock clock) {
    this(iterator, entry, startFrom, clock, new Probation(Probation.PERIOD));
  }

  FeedCursor(
      EventIterator iterator,
      CheckpointStore.Entry entry,
      StartFrom startFrom,
      Clock clock,
      Probation probation) {
    this.iterator = iterator;
    this.entry = entry;
    this.startFrom = startFrom;
    this.clock = clock;
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
  }

  public Cursor cursor() {
    return iterator.cursor();
  }

  /** The page in hand. */
  public Optional<OwedPage> owed() {
    return Optional.ofNullable(owed);
  }

  /** What the next {@link #fetch()} will ask. */
  public IteratorOperation operation() {
    if (checkpoint == null) {
      return startFrom.operation(clock.instant());
    }
    if (checkpoint instanceof Requested requested && requested.operation() instanceof Epoch) {
      return requested.operation();
    }
    boolean mayMove = checkpoint instanceof Idle && !probation.wantsResend(clock.instant());
    return mayMove ? new Next() : new Resend();
  }

  /**
   * Asks the tenant once.
   *
   * @throws NetskopeException when it brought no page; the next step is safe all the same
   * @throws CheckpointException when what has to be safe first is not; nothing was asked then
   */
  public Fetched fetch() {
    IteratorOperation operation = operation();
    if (operation instanceof Resend) {
      return resend();
    }
    Optional<PageFingerprint> last = last();
    try {
      return received(iterator.fetch(operation, () -> announce(new Requested(operation, last))));
    } catch (NetskopeException e) {
      if (operation instanceof Next && CursorEffect.of(operation, e) == CursorEffect.NONE) {
        change(new Idle(last));
      }
      throw e;
    }
  }

  /** Asking moves the tenant's cursor: saved first, each time, that a page may be owed. */
  private void announce(Requested requested) {
    entry.save(requested);
    checkpoint = requested;
    probation.asked();
  }

  private Fetched resend() {
    try {
      return received(iterator.fetch(new Resend()));
    } catch (NetskopeException e) {
      if (Doubt.isRaisedBy(e, checkpoint)) {
        return unresolved("refused with " + e.statusCode(), Optional.empty());
      }
      doubt.over();
      throw e;
    }
  }

  private Fetched received(EventPage page) {
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
      LOG.warn("{} does not repeat the page of {}: going on without", cursor(), delivering);
    }
    return idle(Step.EMPTY, page);
  }

  private Fetched idle(Step step, Optional<EventPage> page) {
    Optional<PageFingerprint> last = last();
    begunByResend = checkpoint == null;
    change(new Idle(last));
    doubt.over();
    probation.nothingNew(page, clock.instant());
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
      LOG.warn("{} repeats {} as {}: delivering all of it", cursor(), other, fingerprint);
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
