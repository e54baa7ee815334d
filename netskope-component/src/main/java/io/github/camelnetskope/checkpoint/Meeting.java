package io.github.camelnetskope.checkpoint;

/**
 * How far a stripe has met its neighbour, from page to page. Records that may be the neighbour's
 * first ones are held back until the next page shows whether they are. Pure.
 *
 * @param border the neighbour's first records
 * @param held how many of them were the last records read
 */
record Meeting(Border border, int held) {

  /**
   * The result of a page.
   *
   * @param released how many records of earlier pages, held back until now, are this stripe's: the
   *     first ones of the border, byte for byte
   * @param own how many of this page's records are this stripe's, from the first on
   * @param next the state after the page
   */
  record Step(int released, int own, Meeting next) {}

  /** Whether the stripe has met its neighbour: no record lies between them. */
  boolean isMet() {
    return border.isProof() && isAllHeld();
  }

  /** Whether the last records read are the whole border. */
  boolean isAllHeld() {
    return held == border.length();
  }

  /** Reads one more page. Everything after the meeting point is the neighbour's. */
  Step read(long[] page) {
    int now = held;
    int read = 0;
    while (read < page.length && !new Meeting(border, now).isMet()) {
      now = border.after(now, page[read]);
      read++;
    }
    int before = Math.max(0, now - read);
    return new Step(held - before, Math.max(0, read - now), new Meeting(border, now));
  }
}
