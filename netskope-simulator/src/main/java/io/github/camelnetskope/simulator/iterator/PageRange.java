package io.github.camelnetskope.simulator.iterator;

/**
 * The records of a page.
 *
 * @param from number of the first record
 * @param to number of the last record plus 1
 */
public record PageRange(long from, long to) {

  /** The number of records. */
  public int count() {
    return (int) (to - from);
  }

  /** Whether there are no records. */
  public boolean isEmpty() {
    return to == from;
  }
}
