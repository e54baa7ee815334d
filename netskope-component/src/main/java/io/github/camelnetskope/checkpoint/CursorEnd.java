package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.client.EventPage;
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
  private @Nullable Instant markBefore;

  CursorEnd(Optional<Until> option, SavedCheckpoint checkpoint, Time time) {
    this.option = option;
    this.checkpoint = checkpoint;
    this.time = time;
  }

  /** When it is; empty when there is none, or it was not taken over yet. */
  public Optional<Instant> until() {
    return checkpoint.until();
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
    boolean says = page.size() == 0 || page.highWaterMark().isPresent();
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
            .filter(this::ends)
            .isPresent();
    save(ends, checkpoint.last());
  }

  /** All of a page is done. */
  void settled(EventPage page) {
    save(ends(page), page.fingerprint());
  }

  private void save(boolean ends, Optional<PageFingerprint> last) {
    if (ends) {
      checkpoint.done(last);
    } else {
      checkpoint.idle(last);
    }
  }

  private boolean ends(EventPage page) {
    Optional<Instant> mark = page.highWaterMark();
    Optional<Instant> until = checkpoint.until();
    if (mark.isEmpty() || until.isEmpty()) {
      return false;
    }
    boolean stays = page.size() == 0 && mark.get().equals(markBefore);
    markBefore = mark.get();
    boolean reached = !mark.get().isBefore(until.get());
    return reached || (stays && until.get().plus(LONG_AGO).isBefore(time.wallTime()));
  }
}
