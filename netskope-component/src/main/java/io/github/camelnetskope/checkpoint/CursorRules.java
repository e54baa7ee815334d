package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.RequestEnd;

/**
 * Conclusions from an answer that brought no page (docs/adr/0025-gateways.md). Stateless.
 *
 * <p>The rules are separate from the cursor, so that tests can replace one with an earlier rule
 * that lost records.
 */
public class CursorRules {
  private static final int BAD_REQUEST = 400;

  /**
   * Whether a {@code next} that was sent and failed may have moved the cursor. Always true: a proxy
   * may have replaced the tenant's answer with a refusal.
   */
  public boolean mayHaveMoved(NetskopeException failure) {
    return true;
  }

  /** Whether the tenant may still carry out a failed request later. */
  public boolean mayComeLate(NetskopeException failure) {
    return RequestEnd.of(failure) == RequestEnd.UNCLEAR;
  }

  /**
   * Whether a refused {@code resend} may mean that there is nothing to repeat: only before the
   * first page of an index, and only if the answer is the tenant's own. A gateway or proxy can
   * refuse too.
   *
   * @param hadAPage whether the cursor ever had one
   */
  public boolean mayMeanNothing(NetskopeException failure, boolean hadAPage) {
    return !hadAPage
        && failure instanceof NetskopeException.RequestRejected rejected
        && rejected.statusCode().orElse(0) == BAD_REQUEST
        && rejected.isInTenantsForm();
  }

  /** Whether an answer to {@code next} without a result counts as an empty page. */
  public boolean silentNextMeansNothing() {
    return false;
  }

  /**
   * Whether repeated answers to {@code resend} without a result may be the tenant's way to report
   * that there is nothing.
   *
   * @param sawEmptyArray whether the tenant has ever reported it with an empty array
   * @param delivering whether a page is owed
   */
  public boolean maySilenceMeanNothing(boolean sawEmptyArray, boolean delivering) {
    return !sawEmptyArray && !delivering;
  }

  /**
   * How many different records of its neighbour a stripe has to come to, in a row, to have met it
   * (docs/adr/0040-where-stripes-meet.md).
   */
  public int recordsOfAMeeting() {
    return Border.DISTINCT;
  }
}
