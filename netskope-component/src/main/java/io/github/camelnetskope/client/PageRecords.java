package io.github.camelnetskope.client;

import java.util.Arrays;
import java.util.BitSet;

/** Where the records of a page are and what they are marked with, in the order of the page. */
final class PageRecords {
  private int count;
  private int[] borders = new int[64];
  private int[] ids = new int[64];
  private long[] times = new long[32];
  private final BitSet malformed = new BitSet();

  void begin(int from) {
    if (count == times.length) {
      borders = Arrays.copyOf(borders, borders.length * 2);
      ids = Arrays.copyOf(ids, ids.length * 2);
      times = Arrays.copyOf(times, count * 2);
    }
    borders[2 * count] = from;
    times[count] = WireTime.NONE;
  }

  void end(int to, boolean good) {
    borders[2 * count + 1] = to;
    malformed.set(count, !good);
    count++;
  }

  /** The value of the {@code _id} of the record that has begun. */
  void id(int from, int to) {
    ids[2 * count] = from;
    ids[2 * count + 1] = to;
  }

  /** The time of the record that has begun, in milliseconds since 1970. */
  void time(long millis) {
    times[count] = millis;
  }

  int count() {
    return count;
  }

  /** From and to of each record. */
  int[] borders() {
    return Arrays.copyOf(borders, 2 * count);
  }

  /** From and to of the value of each record's {@code _id}; both 0 where it has none. */
  int[] ids() {
    return Arrays.copyOf(ids, 2 * count);
  }

  /** Which are no objects, or hold bytes that are not UTF-8. */
  BitSet malformed() {
    return malformed;
  }

  /** Milliseconds since 1970; {@link WireTime#NONE} where a record has none. */
  long[] times() {
    return Arrays.copyOf(times, count);
  }
}
