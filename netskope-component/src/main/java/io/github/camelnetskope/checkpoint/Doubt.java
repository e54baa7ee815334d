package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.client.NetskopeException;
import org.jspecify.annotations.Nullable;

/** Counts answers that say nothing of the page that was asked for. */
final class Doubt {
  /** So many times the same answer without a page, and it is believed that there is none. */
  private static final int BELIEVED = 5;

  private String lack = "";
  private int inARow;

  /**
   * Whether a refused {@code resend} may mean that there is nothing to repeat: before the first
   * page of an index a tenant may refuse it.
   */
  static boolean isRaisedBy(NetskopeException e, @Nullable Checkpoint checkpoint) {
    int status = e.statusCode().orElse(0);
    boolean refused =
        e instanceof NetskopeException.RequestRejected && status >= 400 && status != 408;
    boolean routed = status != 404;
    return refused && (checkpoint == null || (routed && checkpoint.last().isEmpty()));
  }

  /** Whether an answer without a page, of which this is another, is to be believed by now. */
  boolean believes(String what) {
    inARow = what.equals(lack) ? inARow + 1 : 1;
    lack = what;
    return inARow >= BELIEVED;
  }

  /** An answer said something. */
  void over() {
    lack = "";
  }
}
