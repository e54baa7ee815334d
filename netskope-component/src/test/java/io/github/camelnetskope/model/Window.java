package io.github.camelnetskope.model;

/** The documented ways to lose a record, and those that no client can close. */
enum Window {
  /** A late request moved between the tenant's handling of a resend and of the next behind it. */
  W1,
  /** A late request moved while the page before it was owed: not received, or not yet done. */
  W2,
  /** A gateway carried out one {@code next} twice. */
  TWICE,
  /** Silence from somebody else, on a cursor that never saw an empty array. */
  SILENCE,
  /** A late request of a process that died, and its checkpoint with it. */
  FORGOTTEN
}
