package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.RequestEnd;

/**
 * What may be concluded from an answer that brought no page (docs/adr/0025-gateways.md). Stateless.
 *
 * <p>These are decisions apart from the cursor that follows them, so that tests can put the rules
 * of before, each of which lost records, in the place of one of them.
 */
public class CursorRules {
  private static final int BAD_REQUEST = 400;

  /**
   * Whether a {@code next} that left, and failed, may have moved the cursor. Always: a proxy may
   * have put a refusal in the place of the tenant's answer.
   */
  public boolean mayHaveMoved(NetskopeException failure) {
    return true;
  }

  /** Whether a request that failed may be carried out later. */
  public boolean mayComeLate(NetskopeException failure) {
    return RequestEnd.of(failure) == RequestEnd.UNCLEAR;
  }

  /**
   * Whether a refused {@code resend} may mean that there is nothing to repeat: only before the
   * first page of an index, and only in the tenant's own words. A gateway or proxy refuses too.
   *
   * @param hadAPage whether the cursor ever had one
   */
  public boolean mayMeanNothing(NetskopeException failure, boolean hadAPage) {
    return !hadAPage
        && failure instanceof NetskopeException.RequestRejected rejected
        && rejected.statusCode().orElse(0) == BAD_REQUEST
        && rejected.isInTenantsForm();
  }

  /** Whether a {@code next} that was answered without a result is an empty page. */
  public boolean silentNextMeansNothing() {
    return false;
  }

  /**
   * Whether many answers to {@code resend} without a result may be the tenant's way to say that
   * there is nothing.
   *
   * @param sawEmptyArray whether the tenant has said it with an empty array
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
