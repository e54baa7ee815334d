package io.github.camelnetskope.client;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times of records and of the high-water mark, in whichever form a tenant writes them:
 * seconds, milliseconds, microseconds or nanoseconds since 1970, as a number or as text, or
 * ISO-8601 with an offset. The unit of a number follows from its size: from 1973 to 2106 the units
 * cannot be mistaken for each other. Anything else is not a time, and neither is 0, which stands
 * for a missing value.
 */
final class WireTime {
  /** No time. */
  static final long NONE = -1;

  /** 2106-02-07T06:28:15Z, the last second that four bytes hold. */
  private static final long LAST_SECOND = 0xffff_ffffL;

  /** 1973-03-03T09:46:40Z, the earliest time that is accepted in a unit below the second. */
  private static final long FIRST_SECOND = 100_000_000;

  /** How many of each unit make a second: milliseconds, microseconds, nanoseconds. */
  private static final long[] UNITS = {1000, 1_000_000, 1_000_000_000};

  private static final int MOST_DIGITS = 18;
  private static final int LONGEST = 64;
  private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,2})?");
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX]")
          .toFormatter();

  private WireTime() {}

  /** A scanned value, in milliseconds since 1970; {@link #NONE} if it is not a time. */
  static long millis(byte[] json, int from, int to) {
    if (to - from <= MOST_DIGITS && isDigits(json, from, to)) {
      return ofNumber(digits(json, from, to));
    }
    return to - from > LONGEST ? NONE : ofText(TextReader.text(json, from, to));
  }

  /** Converts the result of {@link #millis}. */
  static Optional<Instant> instant(long millis) {
    return millis == NONE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  private static boolean isDigits(byte[] json, int from, int to) {
    for (int i = from; i < to; i++) {
      if (json[i] < '0' || json[i] > '9') {
        return false;
      }
    }
    return true;
  }

  private static long digits(byte[] json, int from, int to) {
    long number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + (json[i] - '0');
    }
    return number;
  }

  private static long ofText(@Nullable String text) {
    String written = text == null ? "" : text.strip();
    try {
      return NUMBER.matcher(written).matches()
          ? ofDecimal(new BigDecimal(written))
          : ofInstant(OffsetDateTime.parse(written.replace(' ', 'T'), ISO).toInstant());
    } catch (DateTimeException e) {
      return NONE;
    }
  }

  private static long ofDecimal(BigDecimal number) {
    boolean seconds = number.compareTo(BigDecimal.valueOf(LAST_SECOND)) <= 0;
    if (seconds) {
      long millis = number.movePointRight(3).longValue();
      return millis == 0 ? NONE : millis;
    }
    boolean fits = number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
    return fits ? ofNumber(number.longValue()) : NONE;
  }

  private static long ofInstant(Instant instant) {
    long second = instant.getEpochSecond();
    return second > 0 && second <= LAST_SECOND ? instant.toEpochMilli() : NONE;
  }

  private static long ofNumber(long number) {
    if (number <= LAST_SECOND) {
      return number == 0 ? NONE : number * 1000;
    }
    for (long unit : UNITS) {
      if (number >= FIRST_SECOND * unit && number <= LAST_SECOND * unit) {
        return number / (unit / 1000);
      }
    }
    return NONE;
  }
}
