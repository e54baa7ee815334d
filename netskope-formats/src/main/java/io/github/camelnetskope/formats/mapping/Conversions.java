package io.github.camelnetskope.formats.mapping;

import io.github.camelnetskope.formats.mapping.SourceRecord.Kind;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The conversions that a table may name. */
final class Conversions {
  private static final Value TRUE = Value.json("true");
  private static final Value FALSE = Value.json("false");
  private static final int MOST_DIGITS = 18;
  private static final String MOST = Long.toString(Long.MAX_VALUE);

  /** By name; {@code docs/formats.adoc} says what each does. */
  static final Map<String, Conversion> BY_NAME =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("text", Conversions::text),
              Map.entry("id", Conversions::id),
              Map.entry("number", Conversions::number),
              Map.entry("long", (kind, text) -> isLong(kind, text) ? Value.json(text) : null),
              Map.entry("integer", (kind, text) -> within(kind, text, Integer.MAX_VALUE)),
              Map.entry("port", (kind, text) -> within(kind, text, 65_535)),
              Map.entry("seconds-to-millis", (kind, text) -> scaled(kind, text, "000")),
              Map.entry("seconds-to-nanos", (kind, text) -> scaled(kind, text, "000000000")),
              Map.entry("boolean", Conversions::bool),
              Map.entry("millis", Times::millis),
              Map.entry("date", Times::date),
              Map.entry("ip", (kind, text) -> Shapes.isIp(text) ? Value.string(text) : null),
              Map.entry("ipv4", (kind, text) -> ip(text, false)),
              Map.entry("ipv6", (kind, text) -> ip(text, true)),
              Map.entry("email", (kind, text) -> Shapes.isEmail(text) ? Value.string(text) : null),
              Map.entry("country", Conversions::country),
              Map.entry("latitude", (kind, text) -> coordinate(kind, text, 90)),
              Map.entry("longitude", (kind, text) -> coordinate(kind, text, 180)),
              Map.entry("texts", Texts::list),
              Map.entry("first-ip", (kind, text) -> Texts.first(kind, text, Shapes::isIp)),
              Map.entry("first-email", (kind, text) -> Texts.first(kind, text, Shapes::isEmail)),
              Map.entry("json", Conversions::json),
              Map.entry("json-text", (kind, text) -> Value.string(text))));

  private Conversions() {}

  private static @Nullable Value text(Kind kind, String text) {
    return kind == Kind.NESTED ? null : Value.string(text);
  }

  /** Netskope writes 0 for a missing id. */
  private static @Nullable Value id(Kind kind, String text) {
    return kind == Kind.NESTED || text.equals("0") ? null : Value.string(text);
  }

  private static @Nullable Value number(Kind kind, String text) {
    return isWhole(kind, text) ? Value.json(text) : null;
  }

  private static @Nullable Value within(Kind kind, String text, long most) {
    return isWhole(kind, text) && Long.parseLong(text) <= most ? Value.json(text) : null;
  }

  private static @Nullable Value scaled(Kind kind, String text, String zeros) {
    if (!isWhole(kind, text) || text.length() + zeros.length() > MOST_DIGITS) {
      return null;
    }
    return Value.json(text.equals("0") ? "0" : text + zeros);
  }

  private static @Nullable Value bool(Kind kind, String text) {
    if (kind == Kind.NESTED) {
      return null;
    }
    return switch (text.length() > 5 ? "" : text.toLowerCase(Locale.ROOT)) {
      case "yes", "true", "1" -> TRUE;
      case "no", "false", "0" -> FALSE;
      default -> null;
    };
  }

  private static @Nullable Value ip(String text, boolean six) {
    return text.indexOf(':') >= 0 == six && Shapes.isIp(text) ? Value.string(text) : null;
  }

  /** A number above 0 that 64 bits with a sign can hold, such as an id. */
  private static boolean isLong(Kind kind, String text) {
    if (isWhole(kind, text)) {
      return !text.equals("0");
    }
    return kind != Kind.NESTED && text.matches("[1-9]\\d{18}") && text.compareTo(MOST) <= 0;
  }

  private static @Nullable Value country(Kind kind, String text) {
    return text.length() == 2 && Shapes.isUpper(text.charAt(0)) && Shapes.isUpper(text.charAt(1))
        ? Value.string(text)
        : null;
  }

  /** Some records have impossible values here, 2.0e+23 for instance. */
  private static @Nullable Value coordinate(Kind kind, String text, int most) {
    return kind == Kind.NUMBER && Math.abs(Double.parseDouble(text)) <= most
        ? Value.json(text)
        : null;
  }

  private static Value json(Kind kind, String text) {
    return kind == Kind.STRING ? Value.string(text) : Value.json(text);
  }

  /** Whether the text is a number without sign, fraction and leading zeros that a long can hold. */
  static boolean isWhole(Kind kind, String text) {
    boolean digits = kind == Kind.NUMBER || kind == Kind.STRING;
    if (!digits || text.isEmpty() || text.length() > MOST_DIGITS) {
      return false;
    }
    if (text.charAt(0) == '0' && text.length() > 1) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
