package io.github.camelnetskope.checkpoint;

/**
 * How far a stripe has come to meet its neighbour, from page to page. Records that may be the
 * neighbour's first are held until the next page shows whose they are. Pure.
 *
 * @param border the neighbour's first records
 * @param held how many of them were the last ones read
 */
record Meeting(Border border, int held) {

  /**
   * What a page brings.
   *
   * @param released so many records of the pages before, held until now, are this stripe's: the
   *     first of the border, byte for byte
   * @param own so many of this page's records are this stripe's, from the first on
   * @param next what is known behind the page
   */
  record Step(int released, int own, Meeting next) {}

  /** Whether both ways came to the same records: nothing lies between. */
  boolean isMet() {
    return border.isProof() && isAllHeld();
  }

  /** Whether all records of the border were the last ones read. */
  boolean isAllHeld() {
    return held == border.length();
  }

  /** Another page was read. Behind the meeting point everything is the neighbour's. */
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
