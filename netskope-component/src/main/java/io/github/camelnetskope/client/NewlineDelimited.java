package io.github.camelnetskope.client;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;

/** Records as newline-delimited JSON. */
final class NewlineDelimited {
  private NewlineDelimited() {}

  /**
   * Copies records, each ended by a newline. A line break within a record is replaced without
   * changing its meaning: by a blank between tokens, by an escape in a string.
   */
  static byte[] lines(byte[] json, int[] borders, int from, int to) {
    Map<Integer, byte[]> unbroken = new HashMap<>();
    int length = to - from;
    for (int i = from; i < to; i++) {
      int begin = borders[2 * i];
      int end = borders[2 * i + 1];
      if (holdsBreak(json, begin, end)) {
        unbroken.put(i, unbroken(json, begin, end));
        length += unbroken.get(i).length;
      } else {
        length += end - begin;
      }
    }
    byte[] lines = new byte[length];
    int at = 0;
    for (int i = from; i < to; i++) {
      byte[] line = unbroken.get(i);
      int size = line == null ? borders[2 * i + 1] - borders[2 * i] : line.length;
      System.arraycopy(
          line == null ? json : line, line == null ? borders[2 * i] : 0, lines, at, size);
      at += size;
      lines[at++] = '\n';
    }
    return lines;
  }

  private static boolean holdsBreak(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      while (i + EightBytes.COUNT <= to && !EightBytes.mayHoldControl(EightBytes.at(bytes, i))) {
        i += EightBytes.COUNT;
      }
      for (int end = Math.min(i + EightBytes.COUNT, to); i < end; i++) {
        if (isBreak(bytes[i])) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isBreak(byte next) {
    return next == '\n' || next == '\r';
  }

  private static byte[] unbroken(byte[] json, int from, int to) {
    var line = new ByteArrayOutputStream(to - from + 16);
    boolean inString = false;
    boolean escaped = false;
    for (int i = from; i < to; i++) {
      byte next = json[i];
      if (isBreak(next) && inString) {
        if (!escaped) {
          line.write('\\');
        }
        line.write(next == '\n' ? 'n' : 'r');
      } else {
        line.write(isBreak(next) ? ' ' : next);
      }
      inString ^= next == '"' && !escaped;
      escaped = next == '\\' && !escaped;
    }
    return line.toByteArray();
  }
}
