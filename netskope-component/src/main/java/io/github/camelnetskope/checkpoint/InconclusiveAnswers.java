package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.checkpoint.Fetched.Step;
import io.github.camelnetskope.client.NetskopeException;
import java.util.HashSet;
import java.util.Set;

/**
 * Judges answers that say nothing of the page that was asked for. What a gateway says in the place
 * of the tenant looks the same as what some tenants say when there is nothing; so it matters what
 * the cursor has seen before, and how often it comes. Confined to the feed's worker.
 */
final class InconclusiveAnswers {
  /** So many times the same in a row, and it is no accident. */
  private static final int MANY = 5;

  /** What this tenant says when there is nothing, if it says so without a result. */
  private final Set<String> silences = new HashSet<>();

  private String what = "";
  private int inARow;

  /** Whether this tenant says "nothing" with answers that have no result. */
  boolean isTenantSilent() {
    return !silences.isEmpty();
  }

  /** A {@code resend} was refused, and that may mean that there is nothing. */
  Step refused(NetskopeException failure) {
    return areMany("refused with " + failure.statusCode()) ? Step.EMPTY : Step.UNRESOLVED;
  }

  /** A {@code next} was answered without a result; what follows is a {@code resend}. */
  Step silentNext() {
    over();
    return isTenantSilent() ? Step.EMPTY : Step.UNRESOLVED;
  }

  /**
   * A {@code resend} was answered without a result. What was believed once is believed again; what
   * is said in other words may be another's.
   *
   * @param believable whether this may be the tenant's way to say that there is nothing
   */
  Step silentResend(String lack, boolean believable) {
    boolean many = areMany(lack);
    if (believable && (many || silences.contains(lack))) {
      silences.add(lack);
      return Step.EMPTY;
    }
    return many ? Step.UNCONFIRMED : Step.UNRESOLVED;
  }

  /**
   * An empty array came: the tenant's own word.
   *
   * @param pageOwed whether a page was handed out before, so that another must have moved the
   *     cursor
   */
  Step emptyArray(boolean pageOwed) {
    silences.clear();
    return pageOwed && !areMany("an empty page") ? Step.UNRESOLVED : Step.EMPTY;
  }

  /** An answer said something. */
  void over() {
    what = "";
    inARow = 0;
  }

  private boolean areMany(String another) {
    inARow = another.equals(what) ? inARow + 1 : 1;
    what = another;
    return inARow >= MANY;
  }
}
