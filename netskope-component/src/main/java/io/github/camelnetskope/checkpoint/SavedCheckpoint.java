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
 * The checkpoint of a cursor as it is stored, with the history of the cursor. Confined to the
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

  /** Reads the checkpoint from the store. */
  void load() {
    loaded = false;
    Checkpoint found = entry.load().orElse(null);
    saved = found instanceof Unasked ? null : found;
    history = found == null ? History.NONE : found.history();
    probation.resume(history);
    loaded = true;
  }

  /**
   * The checkpoint; null until there is one.
   *
   * @throws CheckpointException when it was not read yet
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

  /** Whether a page is the last one that the tenant is known to have handed out. */
  boolean isLast(PageFingerprint page) {
    return last().filter(page::equals).isPresent();
  }

  /** Whether the cursor ever received a page. */
  boolean hadAPage() {
    return last().isPresent() || history.pages() > 0;
  }

  /** Whether the tenant ever reported "nothing" with an empty array. */
  boolean sawEmptyArray() {
    return history.sawEmptyArray();
  }

  /** The name of the cursor's CSV multi-iterator; empty when there is none. */
  String iterator() {
    return history.iterator();
  }

  /** What is known about the neighbour that a stripe has to meet. */
  SeamState seam() {
    return history.seam();
  }

  /** Sets what is known about the neighbour; stored with the next save. */
  void seam(SeamState state) {
    history = history.withSeam(state);
  }

  /** How the history of the feed is divided; empty without stripes. */
  Optional<StripePlan> plan() {
    return history.plan();
  }

  /** Where the cursor ends; empty when it has no end. */
  Optional<Instant> until() {
    return history.until();
  }

  /** Whether the cursor has reached its end. */
  boolean isDone() {
    return saved instanceof Done;
  }

  /** Saves a new end: a cursor that has reached the old one continues. */
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

  /**
   * Sets the name of the CSV multi-iterator, or that there is none any more; stored with the next
   * save.
   */
  void iterator(Optional<String> name) {
    history = name.map(history::withIterator).orElse(history);
  }

  /** Remembers that the tenant reports "nothing" with an empty array. */
  void emptyArray() {
    history = history.withEmptyArray();
  }

  /** Saves REQUESTED, even if it is unchanged: the following request depends on it. */
  void requested(IteratorOperation operation) {
    save(new Requested(operation, last(), current()));
  }

  void idle(Optional<PageFingerprint> last) {
    change(new Idle(last, current()));
  }

  /** Saves DONE: the end is reached, and no more requests are sent. */
  void done(Optional<PageFingerprint> last) {
    change(new Done(last, current()));
  }

  /** Saves a page that was received for the first time. */
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
