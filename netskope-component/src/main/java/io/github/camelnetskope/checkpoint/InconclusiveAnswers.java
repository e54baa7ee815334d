package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.checkpoint.Fetched.Step;
import io.github.camelnetskope.client.NetskopeException;
import java.util.HashSet;
import java.util.Set;

/**
 * Evaluates answers that do not say whether there is a page. A gateway's answer can look the same
 * as what some tenants answer when there is nothing, so the decision depends on what the cursor has
 * seen before and on how often the answer comes. Confined to the feed's worker.
 */
final class InconclusiveAnswers {
  /** The same answer this many times in a row is not an accident. */
  private static final int MANY = 5;

  /** The answers without a result by which this tenant reports that there is nothing. */
  private final Set<String> silences = new HashSet<>();

  private String what = "";
  private int inARow;

  /** Whether this tenant reports "nothing" with answers that have no result. */
  boolean isTenantSilent() {
    return !silences.isEmpty();
  }

  /** Handles a refused {@code resend}, which may mean that there is nothing. */
  Step refused(NetskopeException failure) {
    return areMany("refused with " + failure.statusCode()) ? Step.EMPTY : Step.UNRESOLVED;
  }

  /** Handles an answer to {@code next} without a result; a {@code resend} follows. */
  Step silentNext() {
    over();
    return isTenantSilent() ? Step.EMPTY : Step.UNRESOLVED;
  }

  /**
   * Handles an answer to {@code resend} without a result. An answer that was accepted as "nothing"
   * once is accepted again; one with another text may be from a gateway.
   *
   * @param believable whether this may be the tenant's way to report that there is nothing
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
   * Handles an empty array, which only the tenant sends.
   *
   * @param pageOwed whether a page is owed, so that another client must have moved the cursor
   */
  Step emptyArray(boolean pageOwed) {
    silences.clear();
    return pageOwed && !areMany("an empty page") ? Step.UNRESOLVED : Step.EMPTY;
  }

  /** Resets the count after a conclusive answer. */
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
