package io.github.camelnetskope.model;

/** Rules that the client had once, or that others have. Each loses records. */
enum OldRule {
  /** A 4xx says that the cursor did not move. */
  REFUSED_IS_NOT_MOVED,
  /** A refused resend says that there is nothing to repeat, whoever refuses it. */
  REFUSED_RESEND_MEANS_NEXT,
  /** A request that was given up is dead. */
  NO_PROBATION,
  /** An answer without a result is an empty page. */
  SILENCE_IS_BELIEVED
}
