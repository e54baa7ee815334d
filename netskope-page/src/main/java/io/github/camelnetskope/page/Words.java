package io.github.camelnetskope.page;

import io.github.camelnetskope.health.FeedSlice;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats numbers and times for readers. */
final class Words {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Words() {}

  static String number(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** Formats a rate; slow feeds have rates below one. */
  static String rate(double perSecond) {
    if (perSecond >= 10 || perSecond == 0) {
      return number(Math.round(perSecond));
    }
    return perSecond < 0.1 ? "<0.1" : String.format(Locale.ROOT, "%.1f", perSecond);
  }

  /** {@code 1 feed}, {@code 2 feeds}. */
  static String feeds(int n) {
    return number(n) + (n == 1 ? " feed" : " feeds");
  }

  /** How far a slice of a history has been read. */
  static String slice(FeedSlice slice) {
    String read = Math.round(100 * slice.share()) + " % of the history from " + slice.from();
    return slice.unproven() ? read + ", seam unproven" : read;
  }

  static String duration(long seconds) {
    Duration time = Duration.ofSeconds(seconds);
    if (seconds < 120) {
      return seconds + " s";
    }
    if (time.toMinutes() < 120) {
      return time.toMinutes() + " min";
    }
    return time.toHours() < 48 ? time.toHours() + " h" : time.toDays() + " d";
  }

  static String duration(Instant from, Instant to) {
    return duration(Math.max(0, Duration.between(from, to).toSeconds()));
  }

  /** The time of day, in UTC; the day too when that is not today. */
  static String time(Instant time, Instant now) {
    return Duration.between(time, now).abs().toHours() < 18 ? CLOCK.format(time) : DAY.format(time);
  }

  static String clock(Instant time) {
    return CLOCK.format(time);
  }
}
