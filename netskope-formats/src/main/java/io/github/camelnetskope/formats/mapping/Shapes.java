package io.github.camelnetskope.formats.mapping;

/**
 * Checks of text forms that the formats require; hand-written for speed, because each record has a
 * dozen.
 */
final class Shapes {
  private static final String LOCAL_PART = "!#$%&'*+-/=?^_`{|}~.";

  private Shapes() {}

  /** Whether the text is an IPv4 address, or an IPv6 address without a zone. */
  static boolean isIp(String text) {
    return text.indexOf(':') >= 0 ? isIp6(text) : isIp4(text);
  }

  /** Whether the text has one @ between a plain local part and a domain with a dot. */
  static boolean isEmail(String text) {
    int at = text.indexOf('@');
    int dot = text.indexOf('.', at + 2);
    return at > 0 && dot > 0 && dot < text.length() - 1 && isLocal(text, at) && isDomain(text, at);
  }

  static boolean isUpper(char letter) {
    return letter >= 'A' && letter <= 'Z';
  }

  private static boolean isLocal(String text, int end) {
    for (int i = 0; i < end; i++) {
      char letter = text.charAt(i);
      if (!isAlphanumeric(letter) && LOCAL_PART.indexOf(letter) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDomain(String text, int at) {
    for (int i = at + 1; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (!isAlphanumeric(letter) && letter != '-' && letter != '.') {
        return false;
      }
    }
    return true;
  }

  private static boolean isIp4(String text) {
    int parts = 0;
    int from = 0;
    while (from <= text.length()) {
      int dot = text.indexOf('.', from);
      int end = dot < 0 ? text.length() : dot;
      if (!isByte(text, from, end)) {
        return false;
      }
      parts++;
      from = end + 1;
    }
    return parts == 4;
  }

  private static boolean isByte(String text, int from, int end) {
    if (end == from || end - from > 3 || (text.charAt(from) == '0' && end - from > 1)) {
      return false;
    }
    int number = 0;
    for (int i = from; i < end; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      number = 10 * number + digit;
    }
    return number <= 255;
  }

  /** Eight groups of up to four hexadecimal digits, once :: for at least one of them. */
  private static boolean isIp6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text) == 8;
    }
    String head = text.substring(0, gap);
    String tail = text.substring(gap + 2);
    int first = head.isEmpty() ? 0 : groups(head);
    int last = tail.isEmpty() ? 0 : groups(tail);
    return first >= 0 && last >= 0 && first + last <= 7;
  }

  /** The number of groups, -1 when one of them is invalid. */
  private static int groups(String text) {
    String[] groups = text.split(":", -1);
    for (String group : groups) {
      if (group.isEmpty() || group.length() > 4 || !isHex(group)) {
        return -1;
      }
    }
    return groups.length;
  }

  private static boolean isHex(String text) {
    return text.chars().allMatch(digit -> Character.digit(digit, 16) >= 0 && digit < 128);
  }

  private static boolean isAlphanumeric(char letter) {
    return (letter >= 'a' && letter <= 'z') || isUpper(letter) || (letter >= '0' && letter <= '9');
  }
}
