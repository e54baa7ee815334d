package io.github.camelnetskope.model;

/** A set of numbers that takes 8 to 16 bytes for each. */
final class LongSet {
  private long[] table = new long[1 << 16];
  private int size;
  private boolean hasZero;

  int size() {
    return size + (hasZero ? 1 : 0);
  }

  /** Whether it was not there before. */
  boolean add(long number) {
    if (number == 0) {
      boolean before = hasZero;
      hasZero = true;
      return !before;
    }
    if (size > table.length / 2) {
      grow();
    }
    boolean isNew = put(number);
    size += isNew ? 1 : 0;
    return isNew;
  }

  private boolean put(long number) {
    int at = (int) number & (table.length - 1);
    while (table[at] != 0) {
      if (table[at] == number) {
        return false;
      }
      at = (at + 1) & (table.length - 1);
    }
    table[at] = number;
    return true;
  }

  private void grow() {
    long[] old = table;
    table = new long[2 * old.length];
    for (long number : old) {
      if (number != 0) {
        boolean unused = put(number);
      }
    }
  }
}
