package io.github.camelnetskope.client;

import java.util.Arrays;
import java.util.BitSet;

/** The positions, ids and times of the records of a page, in the order of the page. */
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

  /** Sets the {@code _id} of the current record. */
  void id(int from, int to) {
    ids[2 * count] = from;
    ids[2 * count + 1] = to;
  }

  /** Sets the time of the current record, in milliseconds since 1970. */
  void time(long millis) {
    times[count] = millis;
  }

  int count() {
    return count;
  }

  /** Start and end of each record. */
  int[] borders() {
    return Arrays.copyOf(borders, 2 * count);
  }

  /** Start and end of each record's {@code _id} value; both 0 if it has none. */
  int[] ids() {
    return Arrays.copyOf(ids, 2 * count);
  }

  /** The records that are not objects, or hold bytes that are not UTF-8. */
  BitSet malformed() {
    return malformed;
  }

  /** Milliseconds since 1970; {@link WireTime#NONE} if a record has no time. */
  long[] times() {
    return Arrays.copyOf(times, count);
  }
}
