package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.IteratorOperation;
import io.github.camelnetskope.client.IteratorOperation.Next;
import io.github.camelnetskope.client.IteratorOperation.Resend;
import io.github.camelnetskope.client.PageFingerprint;
import io.github.camelnetskope.client.Time;
import io.github.camelnetskope.client.Until;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a cursor ends, and whether it has come there: the tenant's {@code timestamp_hwm} says so,
 * and no time in a record. A tenant that has nothing new, and whose mark stays, is past each time
 * that is an hour ago: else a feed to which nothing is written any more had no end. Confined to the
 * feed's worker.
 */
public final class CursorEnd {
  /** So far the clocks of tenant and consumer may be apart. */
  private static final Duration LONG_AGO = Duration.ofHours(1);

  private final Optional<Until> option;
  private final SavedCheckpoint checkpoint;
  private final Time time;
  private final Optional<Seam> seam;
  private @Nullable Instant markBefore;

  CursorEnd(Optional<Until> option, Optional<Seam> seam, SavedCheckpoint checkpoint, Time time) {
    this.option = option;
    this.seam = seam;
    this.checkpoint = checkpoint;
    this.time = time;
  }

  /** When it is; empty when there is none, or it was not taken over yet. */
  public Optional<Instant> until() {
    return seam.isPresent() ? seam.map(Seam::end) : checkpoint.until();
  }

  /** Whether nothing proves that the end is where the next part of the history begins. */
  public boolean isUnproven() {
    return seam.filter(Seam::isUnproven).isPresent();
  }

  /** Whether the cursor has come there: nothing more is to be asked. */
  public boolean isReached() {
    return checkpoint.isDone();
  }

  /** Fixes the end, and saves it, if that was not done before or the option has changed. */
  void takeOver() {
    markBefore = null;
    Optional<Instant> kept = checkpoint.until();
    Optional<Instant> end = option.map(until -> until.end(kept, time.wallTime()));
    if (!end.equals(kept)) {
      checkpoint.endAt(end);
    }
  }

  /**
   * Refuses a page from which nobody can tell whether it is the last.
   *
   * @throws UnknownEndException before anything is done with it
   */
  public void check(EventPage page) {
    boolean says =
        page.size() == 0
            || page.highWaterMark().isPresent()
            || page.operation() instanceof IteratorOperation.Look;
    if (!says && checkpoint.until().isPresent()) {
      throw new UnknownEndException();
    }
  }

  /** An answer brought nothing to deliver, and nothing is owed. */
  void nothing(Optional<EventPage> answer) {
    // A repeated page says nothing of what follows it, and silence nothing at all.
    boolean ends =
        answer
            .filter(page -> !(page.operation() instanceof Resend) && page.lack().isEmpty())
            .filter(this::endsWithNothing)
            .isPresent();
    save(ends, checkpoint.last());
  }

  private boolean endsWithNothing(EventPage page) {
    boolean stays = page.highWaterMark().filter(mark -> mark.equals(markBefore)).isPresent();
    boolean again = page.operation() instanceof Next; // an epoch that is asked again says the same
    boolean stuck = again && stays && until().filter(this::isLongAgo).isPresent();
    boolean behind = reaches(page) || stuck;
    return isBySeam() ? behind && seam.orElseThrow().nothing(page, stuck) : behind;
  }

  /** All of a page is done. */
  void settled(EventPage page) {
    boolean met = seam.isPresent() && seam.get().settled();
    boolean behind = reaches(page);
    save(isBySeam() ? met : behind, page.fingerprint());
  }

  private boolean isBySeam() {
    return seam.isPresent() && !isUnproven();
  }

  private void save(boolean ends, Optional<PageFingerprint> last) {
    if (ends) {
      checkpoint.done(last);
    } else {
      checkpoint.idle(last);
    }
  }

  private boolean reaches(EventPage page) {
    Optional<Instant> mark = page.highWaterMark();
    markBefore = mark.orElse(markBefore);
    return mark.isPresent() && until().filter(end -> !mark.get().isBefore(end)).isPresent();
  }

  private boolean isLongAgo(Instant end) {
    return end.plus(LONG_AGO).isBefore(time.wallTime());
  }
}
