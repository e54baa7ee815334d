package io.github.camelnetskope.client;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Records as newline-delimited JSON. */
final class NewlineDelimited {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long BLANKS = 0x2020_2020_2020_2020L;
  private static final long TOPS = 0x8080_8080_8080_8080L;

  private NewlineDelimited() {}

  /**
   * Copies records, each ended by a newline. A line break within a record can only stand between
   * tokens, where a blank means the same.
   */
  static byte[] lines(byte[] json, int[] borders, int from, int to) {
    int length = 0;
    for (int i = from; i < to; i++) {
      length += borders[2 * i + 1] - borders[2 * i] + 1;
    }
    byte[] lines = new byte[length];
    int at = 0;
    for (int i = from; i < to; i++) {
      int size = borders[2 * i + 1] - borders[2 * i];
      System.arraycopy(json, borders[2 * i], lines, at, size);
      unbreak(lines, at, at + size);
      at += size;
      lines[at++] = '\n';
    }
    return lines;
  }

  private static void unbreak(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      while (i + Long.BYTES <= to && !mayHoldControl((long) WORD.get(bytes, i))) {
        i += Long.BYTES;
      }
      for (int end = Math.min(i + Long.BYTES, to); i < end; i++) {
        if (bytes[i] == '\n' || bytes[i] == '\r') {
          bytes[i] = ' ';
        }
      }
    }
  }

  /** False when none of eight bytes is a control character. */
  private static boolean mayHoldControl(long word) {
    return ((word - BLANKS) & ~word & TOPS) != 0;
  }
}
