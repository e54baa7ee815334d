package io.github.camelnetskope.simulator;

import io.github.camelnetskope.simulator.record.Mix;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time that the tenant takes for an answer.
 *
 * @param from the shortest time
 * @param to the longest time; between the two the seed decides
 */
record Latency(Duration from, Duration to) {

  /** Answers come at once. */
  static final Latency NONE = of(Duration.ZERO);

  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m)");

  /** Checks the bounds. */
  Latency {
    if (from.isNegative() || to.compareTo(from) < 0) {
      throw new IllegalArgumentException(
          "A latency is a duration of 0 or more, or a range that begins with the shorter one");
    }
  }

  /** Always the same. */
  static Latency of(Duration fixed) {
    return new Latency(fixed, fixed);
  }

  /** Reads {@code 500ms}, {@code 3s}, {@code 1m}, or two of them as {@code 1s..5s}. */
  static Latency parse(String text) {
    String[] bounds = text.split("\\.\\.", 2);
    return new Latency(duration(bounds[0]), duration(bounds[bounds.length - 1]));
  }

  /** One value of the range; the same number always gives the same value. */
  Duration draw(long number) {
    long range = to.minus(from).toMillis() + 1;
    return from.plusMillis(Long.remainderUnsigned(Mix.scramble(number), range));
  }

  /** Reads {@code 500ms}, {@code 3s} or {@code 1m}. */
  static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "A latency is 500ms, 3s, 1m or a range such as 1s..5s, not '" + text + "'");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      default -> Duration.ofMinutes(number);
    };
  }
}
