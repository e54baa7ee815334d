package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.PageFingerprint;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page of a cursor that is being delivered, from its arrival until it is settled. Its position
 * is saved in the checkpoint. Confined to the feed's worker.
 */
public final class PageInHand {
  private static final Logger LOG = LoggerFactory.getLogger(PageInHand.class);

  private final CursorKey cursor;
  private final SavedCheckpoint checkpoint;
  private final CursorEnd end;
  private @Nullable OwedPage owed;
  private boolean unsaved;

  PageInHand(CursorKey cursor, SavedCheckpoint checkpoint, CursorEnd end) {
    this.cursor = cursor;
    this.checkpoint = checkpoint;
    this.end = end;
  }

  /** The page, if there is one. */
  public Optional<OwedPage> owed() {
    return Optional.ofNullable(owed);
  }

  /** Whether an unreadable answer is the last one that was set aside. */
  public boolean wasSetAside(PageFingerprint answer) {
    return checkpoint.isLast(answer);
  }

  /**
   * Whether a page was received whose checkpoint could not be saved: only {@code resend} brings it
   * again.
   */
  boolean isUnsaved() {
    return unsaved;
  }

  /** The tenant no longer resends the page that was being delivered when the process died. */
  void noLongerResent() {
    if (checkpoint.isDelivering()) {
      LOG.warn(
          "{}: the tenant no longer resends {}; continuing without it", cursor, checkpoint.last());
    }
  }

  /** Drops the page: nothing is owed, or another owner has the cursor. */
  void drop() {
    owed = null;
    unsaved = false;
  }

  /** Receives a page: a new one, or one whose delivery was interrupted by a crash. */
  void receive(OwedPage found) {
    PageFingerprint fingerprint = found.fingerprint();
    unsaved = true;
    if (checkpoint.isDelivering() && checkpoint.isLast(fingerprint)) {
      // After another crash the exact position is unknown: all of the page may have been delivered.
      checkpoint.delivering(fingerprint, found.position(), found.page().size());
    } else {
      if (checkpoint.get() instanceof Checkpoint.Delivering other) {
        LOG.warn("{} repeats {} as {}: delivering all of it", cursor, other, fingerprint);
      }
      checkpoint.newPage(fingerprint, found.position(), found.page().size());
    }
    owed = found;
    unsaved = false;
    if (found.page().size() == 0) {
      settle(); // it stands for an answer that was set aside
    }
  }

  /**
   * Saves the position during delivery, so that a crash repeats little.
   *
   * @param position the records before it are done
   */
  public void save(int position) {
    OwedPage page = owed().orElseThrow();
    checkpoint.delivering(page.fingerprint(), position, page.page().size());
  }

  /**
   * Saves the exact position when delivery stops, and keeps the page to continue later.
   *
   * @param position the records before it are done
   * @param attempted the records before it may have been delivered
   */
  public void hold(int position, int attempted) {
    OwedPage page = owed().orElseThrow();
    owed = page.at(position, attempted);
    page.page().park();
    checkpoint.delivering(page.fingerprint(), position, attempted);
  }

  /** Saves that the page is done: it will never be delivered again. */
  public void settle() {
    OwedPage page = owed().orElseThrow();
    owed = page.at(page.page().size(), page.page().size());
    end.settled(page.page());
    owed = null;
  }
}
