package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.client.IteratorOperation;
import io.github.camelnetskope.client.PageFingerprint;
import java.util.Optional;

/**
 * The saved state of a cursor. {@link FeedCursor} decides what is requested next, also for a tenant
 * that says "nothing new" without a result; the rules are in {@link CursorRules}.
 *
 * <pre>
 * state       next request       answer                                        next state
 * (none)      as startFrom says; a time is saved as REQUESTED before           as below
 * IDLE        next, after it     (the request has not left yet)                REQUESTED
 *             was saved
 * REQUESTED   next               a page                                        DELIVERING
 *                                an empty array                                IDLE
 *                                an empty array, and the end is reached        DONE
 *                                not sent                                      IDLE
 *                                no result, refused, cut or none; a crash      REQUESTED, resend
 *             resend             the last page that was finished               IDLE
 *                                another page, which is owed                   DELIVERING
 *                                an empty array                                IDLE
 *                                no result, refused, cut or none               REQUESTED, resend
 *             a time             a page                                        DELIVERING
 *                                an empty array                                IDLE
 *                                no result, refused, cut or none               REQUESTED, as before
 * DELIVERING  none, while the    all records are done                          IDLE
 *             page is in hand    all are done, and the end is reached          DONE
 *             resend, when it    this page: from its position on               DELIVERING
 *             is not             another page: all of it                       DELIVERING
 *                                an empty array, five times in a row           IDLE
 * DONE        none
 * </pre>
 */
public sealed interface Checkpoint {

  /** The last page that the tenant is known to have handed out. */
  Optional<PageFingerprint> last();

  /** What the cursor has seen so far, and where it ends. */
  History history();

  /** No request was sent yet: only the end of the cursor is fixed. */
  record Unasked(History history) implements Checkpoint {
    @Override
    public Optional<PageFingerprint> last() {
      return Optional.empty();
    }
  }

  /**
   * Nothing is owed: the next operation is {@code next}.
   *
   * @param last the last page that was finished
   */
  record Idle(Optional<PageFingerprint> last, History history) implements Checkpoint {}

  /**
   * Saved before the request leaves. After a crash it means that the tenant's cursor may have moved
   * past a page that was not received.
   *
   * @param operation {@code next} or an epoch
   * @param last the last page that was finished
   */
  record Requested(IteratorOperation operation, Optional<PageFingerprint> last, History history)
      implements Checkpoint {}

  /**
   * A page is being delivered.
   *
   * @param page its fingerprint
   * @param position the records before it are done
   * @param attempted the records before it may have been delivered; those from here on were not
   */
  record Delivering(PageFingerprint page, int position, int attempted, History history)
      implements Checkpoint {
    /** Refuses impossible numbers. */
    public Delivering {
      // A stripe delivers with this page also records that it has held back from earlier pages.
      int records = page.records() + history.seam().held();
      boolean possible = 0 <= position && position <= attempted && attempted <= records;
      if (!possible) {
        throw new IllegalArgumentException(
            "position=" + position + " attempted=" + attempted + " of " + page.records());
      }
    }

    @Override
    public Optional<PageFingerprint> last() {
      return Optional.of(page);
    }
  }

  /**
   * The cursor has reached its end: nothing is owed, and no more requests are sent.
   *
   * @param last the last page that was finished
   */
  record Done(Optional<PageFingerprint> last, History history) implements Checkpoint {}
}
