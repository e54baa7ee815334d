package io.github.camelnetskope.formats.mapping;

import io.github.camelnetskope.formats.mapping.SourceRecord.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Times as Netskope writes them: seconds, or milliseconds, microseconds or nanoseconds if the
 * number is too large for seconds; {@code 2024-03-05 00:15:34}, {@code 2020-01-17T02:07:04+0000}
 * (UTC without an offset). 0 means no time.
 */
final class Times {
  private static final long LATEST_SECOND = 4_294_967_296L;

  private static final DateTimeFormatter TEXT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("['T'][' ']HH:mm:ss")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .optionalEnd()
          .appendPattern("[XXX][XX]")
          .toFormatter(Locale.ROOT);

  private Times() {}

  /** Epoch milliseconds. */
  static @Nullable Value millis(Kind kind, String text) {
    Instant time = parse(kind, text);
    return time == null ? null : exactly(time, Value.json(Long.toString(time.toEpochMilli())));
  }

  /** ISO-8601 in UTC, with milliseconds where there are any. */
  static @Nullable Value date(Kind kind, String text) {
    Instant time = parse(kind, text);
    return time == null
        ? null
        : exactly(time, Value.string(Instant.ofEpochMilli(time.toEpochMilli()).toString()));
  }

  private static Value exactly(Instant time, Value value) {
    return Instant.ofEpochMilli(time.toEpochMilli()).equals(time) ? value : value.inexact();
  }

  private static @Nullable Instant parse(Kind kind, String text) {
    if (Conversions.isWhole(kind, text)) {
      return ofNumber(Long.parseLong(text));
    }
    return kind == Kind.STRING && text.length() >= 19 && text.length() <= 35 ? ofText(text) : null;
  }

  private static @Nullable Instant ofNumber(long number) {
    if (number == 0) {
      return null;
    }
    long unit = 1;
    long seconds = number;
    while (seconds >= LATEST_SECOND && unit < 1_000_000_000) {
      seconds /= 1_000;
      unit *= 1_000;
    }
    return seconds >= LATEST_SECOND
        ? null
        : Instant.ofEpochSecond(seconds, number % unit * (1_000_000_000 / unit));
  }

  private static @Nullable Instant ofText(String text) {
    try {
      TemporalAccessor parsed = TEXT.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
      Instant time =
          parsed instanceof OffsetDateTime withOffset
              ? withOffset.toInstant()
              : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
      return time.getEpochSecond() > 0 && time.getEpochSecond() < LATEST_SECOND ? time : null;
    } catch (DateTimeException e) {
      return null; // not one of the forms: the field stays as it is
    }
  }
}
