package io.github.camelnetskope.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The records of a feed in the order of their insertion, of which the last ones come in while it is
 * read. Written as {@code a0830 b0900 + c1201}: record {@code a} was inserted at 08:30 of the day,
 * {@code c} comes in later. Records with the same letter, {@code a} to {@code p}, are equal.
 */
final class StripeLog {
  private static final long DAY = Instant.parse("2026-03-01T00:00:00Z").getEpochSecond();

  private final StringBuilder letters = new StringBuilder();
  private final List<Long> seconds = new ArrayList<>();
  private final int present;

  StripeLog(String text) {
    int there = -1;
    for (String entry : text.split(" ", -1)) {
      if (entry.equals("+")) {
        there = seconds.size();
      } else {
        letters.append(entry.charAt(0));
        seconds.add(second(entry.substring(1)));
      }
    }
    this.present = there < 0 ? seconds.size() : there;
  }

  /** The second of a time of the day, such as {@code 0930}. */
  static long second(String time) {
    int number = Integer.parseInt(time);
    return DAY + number / 100 * 3600L + number % 100 * 60L;
  }

  /** How many are there at first. */
  int present() {
    return present;
  }

  /** How many there will be. */
  int size() {
    return seconds.size();
  }

  /** From one number to another. */
  String letters(int from, int to) {
    return letters.substring(from, to);
  }

  long insertionSecond(int number) {
    return seconds.get(number);
  }

  /** The number of the first one that was inserted at a time or later. */
  int firstAtOrAfter(long second) {
    int number = 0;
    while (number < size() && insertionSecond(number) < second) {
      number++;
    }
    return number;
  }

  /** How many there are of each letter, in four bits each. */
  static long count(String text) {
    return text.chars().mapToLong(StripeLog::one).sum();
  }

  /** One record of a letter. */
  static long one(int letter) {
    return 1L << (4 * (letter - 'a'));
  }
}
