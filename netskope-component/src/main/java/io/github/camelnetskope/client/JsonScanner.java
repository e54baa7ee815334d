package io.github.camelnetskope.client;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.io.ContentReference;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Scans the bytes of a JSON text and checks that it is well-formed, without creating objects. It
 * accepts what Jackson accepts when lenient about control characters, escapes and numbers, and any
 * bytes and escapes in a string: a record is passed on unchanged, and only its borders, which are
 * ASCII, have to be certain.
 */
final class JsonScanner {
  private static final int MAX_DEPTH = 500;
  private static final byte[][] WORDS = {
    ascii("true"), ascii("false"), ascii("null"), ascii("NaN"), ascii("Infinity"), ascii("INF")
  };
  private static final byte[][] NEGATIVE_WORDS = {ascii("Infinity"), ascii("INF")};

  /** Owned by whoever made this scanner, which only reads it. */
  private final byte[] json;

  private final int end;
  private int at;
  private boolean noUtf8;

  JsonScanner(byte[] json, int length) {
    this.json = json;
    this.end = length;
    boolean marked = length > 2 && json[0] == -17 && json[1] == -69 && json[2] == -65;
    this.at = marked ? 3 : 0;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** The position of the next byte. */
  int position() {
    return at;
  }

  /** Whether a string since the last call holds bytes that are not UTF-8. */
  boolean sawOtherThanUtf8() {
    boolean saw = noUtf8;
    noUtf8 = false;
    return saw;
  }

  /** Returns the next byte that is not a blank, without consuming it; -1 at the end. */
  int peek() throws JsonParseException {
    for (int i = at; i < end; i++) {
      byte next = json[i];
      if (next > ' ' || next < 0) {
        at = i;
        return next & 0xff;
      }
      if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
        at = i;
        throw error("an unexpected control character");
      }
    }
    at = end;
    return -1;
  }

  /** Consumes the given byte, if it is the next that is not a blank. */
  boolean take(char wanted) throws JsonParseException {
    boolean stands = (at < end && json[at] == wanted) || peek() == wanted;
    if (stands) {
      at++;
    }
    return stands;
  }

  /** Consumes the given byte; an error if another follows. */
  void require(char wanted) throws JsonParseException {
    if (!take(wanted)) {
      throw error("a '" + wanted + "' is missing");
    }
  }

  /** Consumes a comma, or the end of the array or object; true for a comma. */
  boolean more(char close) throws JsonParseException {
    if (take(',')) {
      return true;
    }
    require(close);
    return false;
  }

  /** Scans a value that begins here. */
  void value() throws JsonParseException {
    value(0);
  }

  private void value(int depth) throws JsonParseException {
    switch (at < end ? json[at] : 0) {
      case '"' -> string();
      case '{' -> object(depth + 1);
      case '[' -> array(depth + 1);
      default -> scalar();
    }
  }

  private void object(int depth) throws JsonParseException {
    open(depth);
    if (take('}')) {
      return;
    }
    do {
      name();
      value(depth);
    } while (more('}'));
  }

  /**
   * Scans the name of a member, its colon and the blanks after it.
   *
   * @return where the name begins
   */
  int name() throws JsonParseException {
    if ((at >= end || json[at] != '"') && peek() != '"') {
      throw error("a name is missing");
    }
    int from = at;
    string();
    require(':');
    peek();
    return from;
  }

  private void array(int depth) throws JsonParseException {
    open(depth);
    if (take(']')) {
      return;
    }
    do {
      peek();
      value(depth);
    } while (more(']'));
  }

  private void open(int depth) throws JsonParseException {
    if (depth > MAX_DEPTH) {
      throw error("nested more than " + MAX_DEPTH + " deep");
    }
    at++;
  }

  /** Scans a string, eight bytes at a time as long as none of them is special. */
  private void string() throws JsonParseException {
    int lastWord = end - EightBytes.COUNT;
    int i = at + 1;
    while (true) {
      while (i <= lastWord) {
        long special = EightBytes.special(EightBytes.at(json, i));
        if (special != 0) {
          i += EightBytes.first(special);
          break;
        }
        i += EightBytes.COUNT;
      }
      byte next = byteOfString(i++);
      if (next == '\\') {
        next = byteOfString(i++);
      } else if (next == '"') {
        at = i;
        return;
      }
      if (next < 0) {
        i = characters(i - 1);
      }
    }
  }

  /** Scans non-ASCII characters; returns where they end. */
  private int characters(int from) {
    int i = from;
    do {
      int length = Utf8Text.lengthOfCharacter(json, i, end);
      noUtf8 |= length == 0;
      i += Math.max(1, length);
    } while (i < end && json[i] < 0);
    return i;
  }

  private byte byteOfString(int i) throws JsonParseException {
    if (i >= end) {
      at = end;
      throw error("a string is cut off");
    }
    return json[i];
  }

  private void scalar() throws JsonParseException {
    boolean negative = at < end && json[at] == '-';
    at += negative ? 1 : 0;
    if (digits()) {
      fraction();
      return;
    }
    for (byte[] word : negative ? NEGATIVE_WORDS : WORDS) {
      int to = at + word.length;
      if (to <= end && Arrays.equals(json, at, to, word, 0, word.length)) {
        at = to;
        return;
      }
    }
    throw error("a value is missing");
  }

  private void fraction() throws JsonParseException {
    if (at < end && json[at] == '.') {
      at++;
      requireDigits();
    }
    if (at < end && (json[at] | 0x20) == 'e') {
      at++;
      if (at < end && (json[at] == '+' || json[at] == '-')) {
        at++;
      }
      requireDigits();
    }
  }

  private void requireDigits() throws JsonParseException {
    if (!digits()) {
      throw error("a number is cut off");
    }
  }

  private boolean digits() {
    int from = at;
    int i = from;
    while (i < end && json[i] >= '0' && json[i] <= '9') {
      i++;
    }
    at = i;
    return i > from;
  }

  JsonParseException error(String message) {
    var place = new JsonLocation(ContentReference.unknown(), at, -1, -1, -1);
    return new JsonParseException(null, message, place);
  }
}
