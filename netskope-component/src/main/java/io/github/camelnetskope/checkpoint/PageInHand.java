package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.PageFingerprint;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page of a cursor that is being delivered, from its arrival until it is settled. How far it
 * came is in the checkpoint. Confined to the feed's worker.
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

  /** Whether an answer that cannot be read is the one that was set aside last. */
  public boolean wasSetAside(PageFingerprint answer) {
    return checkpoint.isLast(answer);
  }

  /** Whether a page came that could not be saved: only {@code resend} brings it again. */
  boolean isUnsaved() {
    return unsaved;
  }

  /** The tenant repeats the page no longer that was being delivered when the process died. */
  void noLongerResent() {
    if (checkpoint.isDelivering()) {
      LOG.warn(
          "{}: the tenant no longer resends {}; continuing without it", cursor, checkpoint.last());
    }
  }

  /** Nothing is owed, or it is another owner's now. */
  void drop() {
    owed = null;
    unsaved = false;
  }

  /** A page came: a new one, or the one whose delivery a crash has interrupted. */
  void receive(OwedPage found) {
    PageFingerprint fingerprint = found.fingerprint();
    unsaved = true;
    if (checkpoint.isDelivering() && checkpoint.isLast(fingerprint)) {
      // After another crash nobody will know how far delivery came: it may have been all of it.
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
      settle(); // It stands for an answer that was set aside.
    }
  }

  /**
   * Saves how far delivery came, for the case of a crash.
   *
   * @param position records before it are done
   */
  public void save(int position) {
    OwedPage page = owed().orElseThrow();
    checkpoint.delivering(page.fingerprint(), position, page.page().size());
  }

  /**
   * Saves how far delivery came, and keeps the page to go on with it.
   *
   * @param position records before it are done
   * @param attempted records before it may have been delivered
   */
  public void hold(int position, int attempted) {
    OwedPage page = owed().orElseThrow();
    owed = page.at(position, attempted);
    page.page().park();
    checkpoint.delivering(page.fingerprint(), position, attempted);
  }

  /** The page is done: whatever happens, it will not be delivered again. */
  public void settle() {
    OwedPage page = owed().orElseThrow();
    owed = page.at(page.page().size(), page.page().size());
    end.settled(page.page());
    owed = null;
  }
}
