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
 * Where a cursor ends, and whether it has been reached. The tenant's {@code timestamp_hwm} decides
 * this, never a time in a record. If the tenant has nothing new and its high-water mark does not
 * move, every end more than an hour ago counts as reached: otherwise a feed without new records
 * would never end. Confined to the feed's worker.
 */
public final class CursorEnd {
  /** The largest difference between the clocks of tenant and consumer that is allowed for. */
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

  /** The end; empty when there is none, or before the cursor was taken over. */
  public Optional<Instant> until() {
    return seam.isPresent() ? seam.map(Seam::end) : checkpoint.until();
  }

  /** Whether the seam at the end is unproven. */
  public boolean isUnproven() {
    return seam.filter(Seam::isUnproven).isPresent();
  }

  /** Whether the end is reached: no more requests are sent. */
  public boolean isReached() {
    return checkpoint.isDone();
  }

  /** Fixes and saves the end, if that was not done before or the option has changed. */
  void takeOver() {
    markBefore = null;
    Optional<Instant> kept = checkpoint.until();
    Optional<Instant> end = option.map(until -> until.end(kept, time.wallTime()));
    if (!end.equals(kept)) {
      checkpoint.endAt(end);
    }
  }

  /**
   * Refuses a page without {@code timestamp_hwm} when the cursor has an end: it would be unclear
   * whether the end is reached.
   *
   * @throws UnknownEndException when it is refused; nothing of the page was used
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

  /** Handles an answer with nothing to deliver, when no page is owed. */
  void nothing(Optional<EventPage> answer) {
    // A repeated page does not show what follows it, and an answer without a result shows nothing.
    boolean ends =
        answer
            .filter(page -> !(page.operation() instanceof Resend) && page.lack().isEmpty())
            .filter(this::endsWithNothing)
            .isPresent();
    save(ends, checkpoint.last());
  }

  private boolean endsWithNothing(EventPage page) {
    boolean stays = page.highWaterMark().filter(mark -> mark.equals(markBefore)).isPresent();
    // A repeated epoch request gets the same answer.
    boolean again = page.operation() instanceof Next;
    boolean stuck = again && stays && until().filter(this::isLongAgo).isPresent();
    boolean behind = reaches(page) || stuck;
    return isBySeam() ? behind && seam.orElseThrow().nothing(page, stuck) : behind;
  }

  /** All records of a page are done. */
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
