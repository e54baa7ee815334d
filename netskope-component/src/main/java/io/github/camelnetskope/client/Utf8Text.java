package io.github.camelnetskope.client;

import java.nio.charset.StandardCharsets;

/**
 * Makes strings of UTF-8 that is mostly ASCII: long runs of ASCII are copied as they are, only the
 * letters between them are decoded. The JDK decodes all that follows the first letter beyond ASCII
 * one by one, and in a process that has just begun it does so for a long time in the interpreter.
 */
final class Utf8Text {
  private static final int WORD = 8;
  private static final long TOPS = 0x8080_8080_8080_8080L;

  private Utf8Text() {}

  /** The text of some bytes; what is no UTF-8 becomes U+FFFD. */
  static String of(byte[] bytes, int from, int to) {
    int high = nextHigh(bytes, from, to);
    if (high == to) {
      return ascii(bytes, from, to);
    }
    var text = new StringBuilder(to - from);
    int at = from;
    while (high < to) {
      int low = nextLow(bytes, high, to);
      text.append(ascii(bytes, at, high));
      text.append(new String(bytes, high, low - high, StandardCharsets.UTF_8));
      at = low;
      high = nextHigh(bytes, low, to);
    }
    return text.append(ascii(bytes, at, to)).toString();
  }

  private static String ascii(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** The next byte that is no ASCII. */
  private static int nextHigh(byte[] bytes, int from, int to) {
    int at = from;
    while (at + WORD <= to) {
      long high = EightBytes.at(bytes, at) & TOPS;
      if (high != 0) {
        return at + EightBytes.first(high);
      }
      at += WORD;
    }
    while (at < to && bytes[at] >= 0) {
      at++;
    }
    return at;
  }

  private static int nextLow(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] < 0) {
      at++;
    }
    return at;
  }
}
