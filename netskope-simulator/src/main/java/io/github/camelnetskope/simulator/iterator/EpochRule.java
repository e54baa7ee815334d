package io.github.camelnetskope.simulator.iterator;

/** What an epoch does to a cursor: the documentation speaks of batches of an hour. */
public enum EpochRule {
  /** Sets it to the second that was asked for; from there each page stays within an hour. */
  EXACT,
  /** The same, from the hour in which that second is. */
  WHOLE_HOUR,
  /** Sets it to the second; pages are as full as they can be, and go over the hours. */
  WITHOUT_BATCHES
}
