package io.github.camelnetskope.client;

/**
 * The parts of a time window that are asked for one after the other, where a query of the whole
 * would have too many records. Neighbours share a second, since nobody promises whether the ends of
 * a window belong to it. For one thread at a time.
 */
final class WindowParts {
  private static final int FEW = 4;

  private final long begin;
  private final long end;
  private long from;
  private long to;

  /** The whole window, in epoch seconds. */
  WindowParts(long begin, long end) {
    this.begin = begin;
    this.end = end;
    this.from = begin;
    this.to = end;
  }

  long from() {
    return from;
  }

  long to() {
    return to;
  }

  /** The end of the whole. */
  long end() {
    return end;
  }

  /** Whether the window was never cut. */
  boolean isWhole() {
    return from == begin && to == end;
  }

  /** Takes the first half of the part; false when it is a second long and cannot be cut. */
  boolean halve() {
    if (to - from <= 1) {
      return false;
    }
    to = from + (to - from) / 2;
    return true;
  }

  /**
   * Goes on behind the part. The next is as long, or longer where this one held few records.
   *
   * @param records how many there were in this part
   * @param most how many a part may have
   * @return false when this was the last part
   */
  boolean next(long records, long most) {
    long length = records < most / FEW ? 2 * (to - from) : to - from;
    if (to >= end) {
      return false;
    }
    from = to;
    to = Math.min(end, from + length);
    return true;
  }
}
