package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.checkpoint.Checkpoint.Delivering;
import io.github.camelnetskope.checkpoint.Checkpoint.Done;
import io.github.camelnetskope.checkpoint.Checkpoint.Idle;
import io.github.camelnetskope.checkpoint.Checkpoint.Requested;
import io.github.camelnetskope.checkpoint.Checkpoint.Unasked;
import io.github.camelnetskope.client.IteratorOperation;
import io.github.camelnetskope.client.PageFingerprint;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoint of a cursor as it is in its store, with the history of the cursor. Confined to the
 * feed's worker.
 */
final class SavedCheckpoint {
  private final CheckpointStore.Entry entry;
  private final Probation probation;
  private @Nullable Checkpoint saved;
  private History history = History.NONE;
  private boolean loaded;

  SavedCheckpoint(CheckpointStore.Entry entry, Probation probation) {
    this.entry = entry;
    this.probation = probation;
  }

  /** Reads what is in the store. */
  void load() {
    loaded = false;
    Checkpoint found = entry.load().orElse(null);
    saved = found instanceof Unasked ? null : found;
    history = found == null ? History.NONE : found.history();
    probation.resume(history);
    loaded = true;
  }

  /**
   * Absent until there is one.
   *
   * @throws CheckpointException when it is not known whether there is one
   */
  @Nullable Checkpoint get() {
    if (!loaded) {
      throw new CheckpointException("the checkpoint was not read");
    }
    return saved;
  }

  Optional<PageFingerprint> last() {
    Checkpoint now = saved;
    return now == null ? Optional.empty() : now.last();
  }

  /** Whether a page is being delivered, or was when the process died. */
  boolean isDelivering() {
    return saved instanceof Delivering;
  }

  /** Whether a page is the one that the tenant handed out last, as far as is known. */
  boolean isLast(PageFingerprint page) {
    return last().filter(page::equals).isPresent();
  }

  /** Whether the cursor ever had a page. */
  boolean hadAPage() {
    return last().isPresent() || history.pages() > 0;
  }

  /** Whether the tenant ever said "nothing" with an empty array. */
  boolean sawEmptyArray() {
    return history.sawEmptyArray();
  }

  /** The name of the cursor's CSV multi-iterator; empty when there is none. */
  String iterator() {
    return history.iterator();
  }

  /** What is known of the neighbour that a stripe has to meet. */
  SeamState seam() {
    return history.seam();
  }

  /** Kept with the next save: what is known of the neighbour now. */
  void seam(SeamState state) {
    history = history.withSeam(state);
  }

  /** How the history of the feed is divided; empty when it is not. */
  Optional<StripePlan> plan() {
    return history.plan();
  }

  /** Where the cursor ends; empty when it has no end. */
  Optional<Instant> until() {
    return history.until();
  }

  /** Whether it has come there. */
  boolean isDone() {
    return saved instanceof Done;
  }

  /** Saves another end: a cursor that had come to the one before goes on. */
  void endAt(Optional<Instant> end) {
    history = history.withUntil(end);
    Checkpoint now = saved;
    if (now == null) {
      entry.save(new Unasked(current()));
    } else if (now instanceof Requested requested) {
      requested(requested.operation());
    } else if (now instanceof Delivering page) {
      delivering(page.page(), page.position(), page.attempted());
    } else {
      idle(now.last());
    }
  }

  /** Kept with the next save: the name of a CSV multi-iterator, or that it is gone. */
  void iterator(Optional<String> name) {
    history = name.map(history::withIterator).orElse(history);
  }

  /** The tenant says "nothing" with an empty array. */
  void emptyArray() {
    history = history.withEmptyArray();
  }

  /** Saved each time, also when it is the same: the request that follows depends on it. */
  void requested(IteratorOperation operation) {
    save(new Requested(operation, last(), current()));
  }

  void idle(Optional<PageFingerprint> last) {
    change(new Idle(last, current()));
  }

  /** The end is reached: nothing more is asked. */
  void done(Optional<PageFingerprint> last) {
    change(new Done(last, current()));
  }

  /** A page came for the first time. */
  void newPage(PageFingerprint page, int position, int attempted) {
    history = history.withPages(history.pages() + 1);
    delivering(page, position, attempted);
  }

  void delivering(PageFingerprint page, int position, int attempted) {
    change(new Delivering(page, position, attempted, current()));
  }

  private History current() {
    history = probation.in(history);
    return history;
  }

  private void change(Checkpoint next) {
    if (!next.equals(saved)) {
      save(next);
    }
  }

  private void save(Checkpoint next) {
    entry.save(next);
    saved = next;
  }
}
