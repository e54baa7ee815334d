package io.github.camelnetskope.checkpoint;

/** Counts answers that say nothing of the page that was asked for. */
final class Doubt {
  /** So many times the same answer without a page, and it is believed that there is none. */
  private static final int BELIEVED = 5;

  private String lack = "";
  private int inARow;

  /** Whether an answer without a page, of which this is another, is to be believed by now. */
  boolean believes(String what) {
    inARow = what.equals(lack) ? inARow + 1 : 1;
    lack = what;
    return inARow >= BELIEVED;
  }

  /** An answer said something. */
  void over() {
    lack = "";
  }
}
