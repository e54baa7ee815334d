package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.checkpoint.Checkpoint.Idle;
import io.github.camelnetskope.checkpoint.Checkpoint.Requested;
import io.github.camelnetskope.checkpoint.Fetched.Step;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.IteratorOperation;
import io.github.camelnetskope.client.IteratorOperation.Epoch;
import io.github.camelnetskope.client.IteratorOperation.Next;
import io.github.camelnetskope.client.IteratorOperation.Resend;
import io.github.camelnetskope.client.Moment;
import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.PageFingerprint;
import io.github.camelnetskope.client.StartFrom;
import io.github.camelnetskope.client.Time;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves a tenant's cursor only together with its checkpoint: this is where no record is lost.
 *
 * <p>One step at a time: ask what {@link #operation()} says, {@link #announce} it before it leaves,
 * and say how it ended: {@link #answered} or {@link #failed}. While a page is {@link #owed()},
 * deliver it, and have {@link #inHand()} keep how far it came. Confined to the feed's worker, but
 * for {@link #confirm}.
 */
public final class FeedCursor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FeedCursor.class);

  /** A comparison that is older says little: a late request may have been carried out since. */
  private static final Duration FRESH = Duration.ofSeconds(10);

  private final CursorKey cursor;
  private final CheckpointStore.Entry entry;
  private final StartFrom startFrom;
  private final Time time;
  private final CursorRules rules;
  private final Probation probation;
  private final SavedCheckpoint checkpoint;
  private final PageInHand inHand;
  private final InconclusiveAnswers inconclusive = new InconclusiveAnswers();

  private boolean begunByResend;

  /** When the answer to a {@code resend} was compared, so that {@code next} may follow it. */
  private @Nullable Moment compared;

  /** Whether the request that was announced last is counted as one that may be carried out late. */
  private boolean givenUp;

  /** Whether a page came that could not be saved: only {@code resend} brings it again. */
  private boolean unsaved;

  /** Whether the request that was announced last has left; set on an I/O thread. */
  private volatile boolean left;

  /**
   * Takes over the cursor where its checkpoint says.
   *
   * @param probation how long a request that was given up may still be carried out
   * @param rules what is concluded from answers without a page
   * @throws CheckpointException when there is a checkpoint that cannot be read
   */
  public FeedCursor(
      CursorKey cursor,
      CheckpointStore.Entry entry,
      StartFrom startFrom,
      Time time,
      Duration probation,
      CursorRules rules) {
    this.cursor = cursor;
    this.entry = entry;
    this.startFrom = startFrom;
    this.time = time;
    this.rules = rules;
    this.probation = new Probation(probation, time);
    this.checkpoint = new SavedCheckpoint(entry, this.probation);
    this.inHand = new PageInHand(cursor, checkpoint);
    takeOver();
  }

  /**
   * Takes over the cursor again, after another owner had it. What was in hand is theirs.
   *
   * @throws CheckpointException when there is a checkpoint that cannot be read
   */
  public final void takeOver() {
    checkpoint.load();
    inHand.drop();
    begunByResend = false;
    compared = null;
    unsaved = false;
    inconclusive.over();
    // The owner before may have died without sending it, or it may be under way still.
    givenUp =
        checkpoint.get() instanceof Requested requested && requested.operation() instanceof Next;
    if (givenUp) {
      probation.begin();
    }
    fixStart();
  }

  /** A time to start from is fixed before anything is asked, and kept across restarts. */
  private void fixStart() {
    if (checkpoint.get() == null && operation() instanceof Epoch epoch) {
      announce(epoch);
    }
  }

  public CursorKey cursor() {
    return cursor;
  }

  /** The page that is being delivered, if there is one. */
  public PageInHand inHand() {
    return inHand;
  }

  /** The page in hand. */
  public Optional<OwedPage> owed() {
    return inHand.owed();
  }

  /** What the next request asks. */
  public IteratorOperation operation() {
    Checkpoint now = checkpoint.get();
    if (now == null) {
      return startFrom.operation(time.wallTime());
    }
    if (now instanceof Requested requested && requested.operation() instanceof Epoch epoch) {
      return epoch;
    }
    boolean mayGoOn = hasCompared() || (now instanceof Idle && !comparesFirst());
    return mayGoOn && !unsaved ? new Next() : new Resend();
  }

  /** Whether each {@code next} follows a {@code resend} at once, which takes two requests. */
  public boolean comparesFirst() {
    return inconclusive.isTenantSilent() || probation.lasts();
  }

  private boolean hasCompared() {
    Moment at = compared;
    return at != null && time.moment().isBefore(at.plus(FRESH));
  }

  /**
   * A request is about to leave. One that moves the tenant's cursor is saved first, each time: a
   * page may be owed from then on.
   *
   * @throws CheckpointException when that is not safe; nothing may be sent then
   */
  public void announce(IteratorOperation operation) {
    left = false;
    if (!(operation instanceof Resend)) {
      checkpoint.requested(operation);
      compared = null;
      givenUp = false;
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
    left = true;
  }

  /**
   * A request brought no page.
   *
   * @return when the answer may mean that there is none
   * @throws NetskopeException the failure, in all other cases; the next step is safe all the same
   */
  public Fetched failed(IteratorOperation operation, NetskopeException failure) {
    compared = null;
    if (operation instanceof Resend) {
      if (rules.mayMeanNothing(failure, checkpoint.hadAPage())) {
        return judged(inconclusive.refused(failure), Optional.empty());
      }
      inconclusive.over();
    } else if (operation instanceof Next && !mayHaveMoved(failure)) {
      checkpoint.idle(checkpoint.last());
    } else if (operation instanceof Next && rules.mayComeLate(failure)) {
      probation.begin();
      givenUp = true;
    }
    throw failure;
  }

  /** Only a request that never left is known not to have moved the cursor. */
  private boolean mayHaveMoved(NetskopeException failure) {
    return left && checkpoint.get() instanceof Requested && rules.mayHaveMoved(failure);
  }

  /** A request brought an answer that could be read. */
  public Fetched answered(EventPage page) {
    if (page.lack().isPresent()) {
      return silence(page, page.lack().get());
    }
    if (page.size() > 0) {
      return records(page);
    }
    checkpoint.emptyArray();
    Step step = inconclusive.emptyArray(checkpoint.isDelivering());
    if (checkpoint.isDelivering() && step == Step.EMPTY) {
      LOG.warn(
          "{}: the tenant no longer resends {}; continuing without it", cursor, checkpoint.last());
    }
    return judged(step, Optional.of(page));
  }

  /** An answer without a result: an empty page, or one that was lost on its way. */
  private Fetched silence(EventPage page, String lack) {
    if (page.operation() instanceof Next) {
      return rules.silentNextMeansNothing()
          ? nothingNew(Step.EMPTY, Optional.of(page))
          : new Fetched(inconclusive.silentNext(), Optional.of(page));
    }
    boolean owes = checkpoint.isDelivering() || unsaved;
    boolean believable = rules.maySilenceMeanNothing(checkpoint.sawEmptyArray(), owes);
    Step step = inconclusive.silentResend(lack, believable);
    if (step == Step.EMPTY && checkpoint.get() instanceof Requested) {
      // Believed, but not known: whoever takes over has to ask again.
      compared();
      return new Fetched(step, Optional.of(page));
    }
    return judged(step, Optional.of(page));
  }

  private Fetched judged(Step step, Optional<EventPage> page) {
    return step == Step.EMPTY ? nothingNew(step, page) : new Fetched(step, page);
  }

  private Fetched nothingNew(Step step, Optional<EventPage> page) {
    begunByResend = checkpoint.get() == null;
    checkpoint.idle(checkpoint.last());
    unsaved = false;
    inconclusive.over();
    boolean toNext = page.map(EventPage::operation).filter(Next.class::isInstance).isPresent();
    compared = null;
    if (!toNext) {
      compared();
    }
    return new Fetched(step, page);
  }

  private void compared() {
    compared = time.moment();
    probation.compared();
  }

  private Fetched records(EventPage page) {
    PageFingerprint fingerprint = page.fingerprint().orElseThrow();
    boolean toResend = page.operation() instanceof Resend;
    boolean known = checkpoint.isLast(fingerprint);
    if (known && !checkpoint.isDelivering() && (toResend || begunByResend)) {
      return nothingNew(Step.REPEATED, Optional.of(page));
    }
    // Nothing is known of a page that was there before the first request of this cursor.
    OwedPage found = OwedPage.found(page, toResend && begunByResend ? null : checkpoint.get());
    begunByResend = checkpoint.get() == null;
    if (isLate(page) && !unsaved) {
      probation.pageSeen();
    }
    if (known && !toResend) {
      // Perhaps the answer before it, which came twice: the page of this request is owed then.
      probation.begin();
      found = found.at(found.position(), page.size());
    }
    unsaved = true;
    inHand.receive(found);
    unsaved = false;
    inconclusive.over();
    compared = null;
    return new Fetched(Step.PAGE, Optional.of(page));
  }

  /**
   * Whether a page was brought by a request that was given up. Not when it is the page of a request
   * that was refused or answered without a result, or one that is delivered again.
   */
  private boolean isLate(EventPage page) {
    Checkpoint now = checkpoint.get();
    return page.operation() instanceof Resend
        && (now instanceof Idle || (now instanceof Requested && givenUp));
  }

  /** Lets others have the cursor. Later saves are refused. For any thread. */
  @Override
  public void close() {
    entry.close();
  }
}
