package io.github.camelnetskope.simulator.iterator;

/** What an epoch does to a cursor. The documentation describes batches of one hour. */
public enum EpochRule {
  /** Sets it to the requested second; from there each page stays within an hour. */
  EXACT,
  /** The same, from the beginning of the hour of that second. */
  WHOLE_HOUR,
  /** Sets it to the second; pages are as full as possible and may span hours. */
  WITHOUT_BATCHES
}
