package io.github.camelnetskope.client;

import java.nio.charset.StandardCharsets;

/**
 * Makes strings from UTF-8 that is mostly ASCII: long runs of ASCII are copied, only the other
 * characters are decoded. The JDK decodes everything after the first non-ASCII character one
 * character at a time, which is slow in a new JVM, as long as the code is interpreted.
 */
final class Utf8Text {
  private static final int WORD = 8;
  private static final long TOPS = 0x8080_8080_8080_8080L;

  private Utf8Text() {}

  /** The text of some bytes; invalid UTF-8 becomes U+FFFD. */
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

  /**
   * The number of bytes of the character that begins here with a non-ASCII byte; 0 when it is
   * invalid, and the first byte becomes U+FFFD.
   */
  static int lengthOfCharacter(byte[] bytes, int from, int to) {
    int lead = bytes[from] & 0xff;
    int length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (length == 0 || from + length > to || !isSecond(lead, bytes[from + 1] & 0xff)) {
      return 0;
    }
    for (int i = from + 2; i < from + length; i++) {
      if (!isFollowing(bytes[i])) {
        return 0;
      }
    }
    return length;
  }

  /** False for overlong forms, surrogates, and code points above U+10FFFF. */
  private static boolean isSecond(int lead, int second) {
    int least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    int most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    return second >= least && second <= most;
  }

  private static boolean isFollowing(byte next) {
    return (next & 0xc0) == 0x80;
  }

  private static String ascii(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** The position of the next non-ASCII byte. */
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
