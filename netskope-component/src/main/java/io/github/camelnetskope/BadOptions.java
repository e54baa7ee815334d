package io.github.camelnetskope;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.jspecify.annotations.Nullable;

/** Errors for bad option values: they name the option, what was given, and what is allowed. */
final class BadOptions {
  /** Of at most 18 digits: Camel reads a longer one modulo 2^64. */
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

  /** With so few digits that its milliseconds fit into a long. */
  private static final Pattern DURATION =
      Pattern.compile(
          "(?=\\d)(?:\\d{1,10}d)?(?:\\d{1,11}h)?(?:\\d{1,13}m)?(?:\\d{1,15}s)?(?:\\d{1,18}ms)?");

  private BadOptions() {}

  /**
   * Refuses texts that are not of the type of their option. Camel's own conversion would read some
   * of them as 0, and a number that is too large as another one.
   */
  static void check(PropertyConfigurer configurer, Map<String, Object> parameters) {
    if (configurer instanceof PropertyConfigurerGetter types) {
      parameters.forEach((option, value) -> check(types, option, value));
    }
  }

  /** Likewise for one option. Those that the configurer does not know are not checked. */
  static void check(PropertyConfigurerGetter types, String option, @Nullable Object value) {
    // Camel accepts max-in-flight for maxInFlight.
    Class<?> type = types.getOptionType(option.replace("-", ""), true);
    if (type != null && value != null) {
      check(option, String.valueOf(value), type);
    }
  }

  private static void check(String option, String text, Class<?> type) {
    if (text.startsWith("#")) {
      return;
    }
    Optional<NumberRange> range = NumberRange.of(option);
    if (type == int.class || range.isPresent()) {
      NumberRange allowed = range.orElse(NumberRange.INT);
      require(allowed.holds(text), option, text, allowed);
    } else if (type == Duration.class || type == long.class) {
      String allowed = "a duration such as 1s, 500ms or 5m, or a number of milliseconds";
      require(isDuration(text), option, text, allowed);
    } else if (type == boolean.class) {
      boolean known = text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
      require(known, option, text, "true or false");
    } else if (type.isEnum()) {
      boolean known = Arrays.stream(type.getEnumConstants()).anyMatch(c -> same(c, text));
      require(known, option, text, "one of " + Arrays.toString(type.getEnumConstants()));
    }
  }

  private static boolean same(Object constant, String text) {
    String plain = text.replace("-", "_").toUpperCase(Locale.ROOT);
    return constant.toString().equals(plain);
  }

  private static boolean isDuration(String text) {
    if (NUMBER.matcher(text).matches() || DURATION.matcher(text).matches()) {
      return true;
    }
    try {
      return text.startsWith("P") && Duration.parse(text).toMillis() >= 0;
    } catch (DateTimeParseException | ArithmeticException e) {
      return false;
    }
  }

  /**
   * Refuses a value.
   *
   * @param allowed its text is made only for the error
   */
  static void require(boolean good, String option, Object value, Object allowed) {
    if (!good) {
      throw refused(option, value, allowed);
    }
  }

  /** The exception for a value that is not allowed. */
  static IllegalArgumentException refused(String option, Object value, Object allowed) {
    return new IllegalArgumentException(option + ": was '" + value + "', allowed is " + allowed);
  }
}
