package io.github.camelnetskope.quickstart;

import io.github.camelnetskope.client.Counted;
import io.github.camelnetskope.quickstart.BackfillProgress.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The progress of a backfill in one line of a terminal; the bar gets the room that is left. */
final class BackfillLine {
  /** One column less than a usual terminal: a full line would wrap. */
  static final int WIDTH = 79;

  private static final int LONGEST_BAR = 24;
  private static final int SHORTEST_BAR = 6;
  private static final String BETWEEN = "  ";

  private BackfillLine() {}

  /**
   * The line.
   *
   * @param records written so far
   * @param elapsed since the start
   * @param failing how many feeds cannot be read, which replaces the time left; empty for none
   */
  static String text(State now, long records, Duration elapsed, String failing) {
    double seconds = Math.max(0.001, elapsed.toMillis() / 1000.0);
    List<String> parts = new ArrayList<>();
    parts.add(String.format(Locale.ROOT, "%,d records", records));
    parts.add(String.format(Locale.ROOT, "%,.0f/s", records / seconds));
    parts.add(
        String.format(Locale.ROOT, "%,d of %,d h", now.read().toHours(), now.whole().toHours()));
    parts.add(failing.isEmpty() ? left(now) : failing);
    if (now.unproven() > 0) {
      parts.add(Counted.of(now.unproven(), "seam") + " unproven");
    }
    String numbers = String.join(BETWEEN, parts);
    int room = Math.min(LONGEST_BAR, WIDTH - numbers.length() - BETWEEN.length() - 2);
    return room < SHORTEST_BAR ? numbers : bar(now.share(), room) + BETWEEN + numbers;
  }

  /** The bar; it is full only when everything is read. */
  private static String bar(double share, int length) {
    int full = (int) (share * length);
    return "[" + "#".repeat(full) + "-".repeat(length - full) + "]";
  }

  private static String left(State now) {
    if (now.done()) {
      return "done";
    }
    return now.left().map(left -> words(left) + " left").orElse("time left unknown");
  }

  private static String words(Duration left) {
    long seconds = left.plusMillis(999).toSeconds();
    if (seconds < 120) {
      return seconds + " s";
    }
    return seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
  }
}
