package io.github.camelnetskope.kafka;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Newline-delimited text. */
final class Lines {
  private Lines() {}

  /** The lines that are not empty, without their ends. */
  static List<byte[]> of(byte[] text) {
    List<byte[]> lines = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= text.length; i++) {
      if (i == text.length || text[i] == '\n') {
        if (i > from) {
          lines.add(Arrays.copyOfRange(text, from, i));
        }
        from = i + 1;
      }
    }
    return lines;
  }
}
