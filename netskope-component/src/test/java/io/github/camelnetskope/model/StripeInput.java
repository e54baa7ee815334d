package io.github.camelnetskope.model;

/**
 * What happens to the cursor of a stripe.
 *
 * @param letters the records of an answer
 * @param number the mark of an answer, or a position in the page in hand
 */
record StripeInput(Kind kind, String letters, long number) {
  /** Kinds of it. */
  enum Kind {
    ASK,
    ASK_BUT_NOT_SAVED,
    ANSWER,
    ANSWER_NOT_SAVED,
    LOST,
    REFUSED,
    SAVE_POSITION,
    SETTLE,
    SETTLE_NOT_SAVED,
    ROUTE_FAILS,
    DIE,
    PROBATION_PASSES
  }

  StripeInput(Kind kind) {
    this(kind, "", 0);
  }

  StripeInput(Kind kind, int position) {
    this(kind, "", position);
  }
}
