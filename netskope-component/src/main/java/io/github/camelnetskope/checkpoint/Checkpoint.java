package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.client.IteratorOperation;
import io.github.camelnetskope.client.PageFingerprint;
import java.util.Optional;

/**
 * Where a consumer stands with a cursor, what it asks next, and what an answer makes of it. What is
 * asked is decided by {@link FeedCursor}, which also has the cases of a tenant that says "nothing"
 * without a result; the rules are in {@link CursorRules}.
 *
 * <pre>
 * state       next request       answer                                        next state
 * (none)      as startFrom says; a time is saved as REQUESTED before           as below
 * IDLE        next, after it     (the request has not left yet)                REQUESTED
 *             was saved
 * REQUESTED   next               a page                                        DELIVERING
 *                                an empty array                                IDLE
 *                                an empty array, and the end is reached        DONE
 *                                it never left                                 IDLE
 *                                no result, refused, cut or none; a crash      REQUESTED, resend
 *             resend             the page finished last                        IDLE
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

  /** The page that the tenant handed out last, as far as is known. */
  Optional<PageFingerprint> last();

  /** What the cursor has seen, and where it ends. */
  History history();

  /** Nothing was asked yet: only the end of the cursor is fixed. */
  record Unasked(History history) implements Checkpoint {
    @Override
    public Optional<PageFingerprint> last() {
      return Optional.empty();
    }
  }

  /**
   * Nothing is owed: the next operation is {@code next}.
   *
   * @param last the page finished last
   */
  record Idle(Optional<PageFingerprint> last, History history) implements Checkpoint {}

  /**
   * Saved before the request leaves. Found after a crash it says: the cursor may have moved past a
   * page that nobody received.
   *
   * @param operation {@code next} or an epoch
   * @param last the page finished last
   */
  record Requested(IteratorOperation operation, Optional<PageFingerprint> last, History history)
      implements Checkpoint {}

  /**
   * A page is being delivered.
   *
   * @param page which one
   * @param position records before it are done
   * @param attempted records before it may have been delivered; those from here on were not
   */
  record Delivering(PageFingerprint page, int position, int attempted, History history)
      implements Checkpoint {
    /** Refuses numbers that cannot be. */
    public Delivering {
      // A stripe delivers records with the page that it has held since the page before.
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
   * The cursor has reached its end: nothing is owed, and nothing more is asked.
   *
   * @param last the page finished last
   */
  record Done(Optional<PageFingerprint> last, History history) implements Checkpoint {}
}
