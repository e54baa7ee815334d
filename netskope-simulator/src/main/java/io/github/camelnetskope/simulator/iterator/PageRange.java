package io.github.camelnetskope.simulator.iterator;

/**
 * The records of a page.
 *
 * @param from number of the first record
 * @param to number behind the last record
 */
public record PageRange(long from, long to) {

  /** How many records. */
  public int count() {
    return (int) (to - from);
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return to == from;
  }
}
