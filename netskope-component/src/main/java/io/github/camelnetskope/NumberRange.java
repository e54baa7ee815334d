package io.github.camelnetskope;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The whole numbers that an option allows.
 *
 * @param least the smallest of them
 * @param most the largest of them
 */
record NumberRange(long least, long most) {
  /** All numbers that an option of Camel's own can hold. */
  static final NumberRange INT = new NumberRange(Integer.MIN_VALUE, Integer.MAX_VALUE);

  private static final Pattern DIGITS = Pattern.compile("-?\\d+");
  private static final int LEAST_PAGE_BYTES = 1024;

  /** By option name in small letters. */
  private static final Map<String, NumberRange> OF_OPTIONS =
      Map.of(
          "batchsize", new NumberRange(1, 10_000),
          "maxinflight", new NumberRange(1, 10_000),
          "pollerthreads", new NumberRange(1, 1000),
          "proxyport", new NumberRange(1, 65_535),
          "maxpagebytes", new NumberRange(LEAST_PAGE_BYTES, Integer.MAX_VALUE - 64),
          "maxbufferedbytes", new NumberRange(LEAST_PAGE_BYTES, Long.MAX_VALUE),
          "skipunreadableafter", new NumberRange(0, 1000),
          "stripes", new NumberRange(1, 100),
          "maxretries", new NumberRange(0, 100),
          "parallel", new NumberRange(1, QueryOption.MOST_PARALLEL));

  /** That of an option; empty when it has none of its own. */
  static Optional<NumberRange> of(String option) {
    return Optional.ofNullable(OF_OPTIONS.get(option.replace("-", "").toLowerCase(Locale.ROOT)));
  }

  /** Refuses a value that an option does not allow. */
  static void check(String option, long value) {
    NumberRange allowed = of(option).orElseThrow();
    BadOptions.require(allowed.holds(value), option, value, allowed);
  }

  private boolean holds(long value) {
    return value >= least && value <= most;
  }

  /** Whether a text is one of the numbers; false for one that is not a number. */
  boolean holds(String text) {
    try {
      return DIGITS.matcher(text).matches() && holds(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "a whole number from " + least + (most == Long.MAX_VALUE ? "" : " to " + most);
  }
}
