package io.github.camelnetskope.client;

/**
 * The parts of a time window that are requested one after the other, when a query of the whole
 * window would have too many records. Neighbouring parts share a second, since it is not documented
 * whether the ends of a window belong to it. Confined to one thread at a time.
 */
final class WindowParts {
  private static final int FEW = 4;

  private final long begin;
  private final long end;
  private long from;
  private long to;

  /** Begins with the whole window, in epoch seconds. */
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

  /** The end of the whole window. */
  long end() {
    return end;
  }

  /** Whether the window was never cut. */
  boolean isWhole() {
    return from == begin && to == end;
  }

  /**
   * Reduces the current part to its first half; false when it has only one second and cannot be
   * cut.
   */
  boolean halve() {
    if (to - from <= 1) {
      return false;
    }
    to = from + (to - from) / 2;
    return true;
  }

  /**
   * Moves to the next part. It is as long as this one, or longer if this one had few records.
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
