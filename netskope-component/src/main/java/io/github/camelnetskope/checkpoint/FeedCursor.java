package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.checkpoint.Checkpoint.Delivering;
import io.github.camelnetskope.checkpoint.Checkpoint.Idle;
import io.github.camelnetskope.checkpoint.Checkpoint.Requested;
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

  /** So many times the same answer without a page, and it is believed that there is none. */
  private static final int BELIEVED = 5;

  private final EventIterator iterator;
  private final CheckpointStore.Entry entry;
  private final StartFrom startFrom;
  private final Clock clock;

  /** Absent until there is one: the cursor begins as {@link #startFrom} says. */
  private @Nullable Checkpoint checkpoint;

  private @Nullable OwedPage owed;
  private String lack = "";
  private int lackInARow;
  private boolean begunByResend;

  /** Takes over the cursor where its checkpoint says. */
  public FeedCursor(
      EventIterator iterator, CheckpointStore.Entry entry, StartFrom startFrom, Clock clock) {
    this.iterator = iterator;
    this.entry = entry;
    this.startFrom = startFrom;
    this.clock = clock;
    this.checkpoint = entry.load().orElse(null);
  }

  public Cursor cursor() {
    return iterator.cursor();
  }

  /** How a {@link #fetch()} ended. */
  public enum Step {
    /** A page is {@link #owed()}. */
    PAGE,
    /** There is nothing new. */
    EMPTY,
    /** The page was finished before: the tenant's cursor had not moved. */
    REPEATED,
    /** The answer says neither: ask again. */
    UNRESOLVED
  }

  /**
   * What came back.
   *
   * @param page absent when a {@code resend} was refused
   */
  public record Fetched(Step step, Optional<EventPage> page) {
    /** How many records came. */
    public int records() {
      return page.map(EventPage::size).orElse(0);
    }
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
    return checkpoint instanceof Idle ? new Next() : new Resend();
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
    // Asking moves the tenant's cursor: save first that a page may be owed.
    change(new Requested(operation, last));
    try {
      return received(iterator.fetch(operation));
    } catch (NetskopeException e) {
      if (operation instanceof Next && CursorEffect.of(operation, e) == CursorEffect.NONE) {
        change(new Idle(last));
      }
      throw e;
    }
  }

  private Fetched resend() {
    try {
      return received(iterator.fetch(new Resend()));
    } catch (NetskopeException e) {
      if (mayMeanNothingToResend(e)) {
        return unresolved("refused with " + e.statusCode(), Optional.empty());
      }
      lack = "";
      throw e;
    }
  }

  /** Before the first page of an index a tenant may refuse to repeat one. */
  private boolean mayMeanNothingToResend(NetskopeException e) {
    int status = e.statusCode().orElse(0);
    boolean refused =
        e instanceof NetskopeException.RequestRejected && status >= 400 && status != 408;
    boolean routed = status != 404;
    return refused && (checkpoint == null || (routed && last().isEmpty() && !delivering()));
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
    boolean next = page.isPresent() && page.get().operation() instanceof Next;
    lackInARow = what.equals(lack) ? lackInARow + 1 : 1;
    lack = next ? "" : what;
    if (next || lackInARow < BELIEVED) {
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
    lack = "";
    return new Fetched(step, page);
  }

  private Fetched receivedRecords(EventPage page) {
    PageFingerprint fingerprint = page.fingerprint().orElseThrow();
    boolean again = page.operation() instanceof Resend || begunByResend;
    if (!delivering() && again && last().filter(fingerprint::equals).isPresent()) {
      return idle(Step.REPEATED, Optional.of(page));
    }
    OwedPage found = owed(page, fingerprint);
    begunByResend = checkpoint == null;
    // After a crash nobody will know how far delivery came: it may have been all of the page.
    change(new Delivering(fingerprint, found.position(), page.size()));
    lack = "";
    owed = found;
    return new Fetched(Step.PAGE, Optional.of(page));
  }

  private OwedPage owed(EventPage page, PageFingerprint fingerprint) {
    if (checkpoint instanceof Delivering delivering) {
      if (delivering.page().equals(fingerprint)) {
        return new OwedPage(page, delivering.position(), delivering.attempted());
      }
      LOG.warn("{} repeats {} as {}: delivering all of it", cursor(), delivering, fingerprint);
      return new OwedPage(page, 0, page.size());
    }
    // Whoever had this index before may have delivered the page.
    return new OwedPage(page, 0, checkpoint == null ? page.size() : 0);
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
    if (checkpoint instanceof Idle idle) {
      return idle.last();
    }
    if (checkpoint instanceof Delivering delivering) {
      return Optional.of(delivering.page());
    }
    return checkpoint instanceof Requested requested ? requested.last() : Optional.empty();
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
