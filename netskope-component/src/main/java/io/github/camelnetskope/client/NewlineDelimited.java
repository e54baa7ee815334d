package io.github.camelnetskope.client;

/** Records as newline-delimited JSON. */
final class NewlineDelimited {
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
      while (i + EightBytes.COUNT <= to && !EightBytes.mayHoldControl(EightBytes.at(bytes, i))) {
        i += EightBytes.COUNT;
      }
      for (int end = Math.min(i + EightBytes.COUNT, to); i < end; i++) {
        if (bytes[i] == '\n' || bytes[i] == '\r') {
          bytes[i] = ' ';
        }
      }
    }
  }
}
