package io.github.camelnetskope;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;

/** Errors for bad option values: they name the option, what was given, and what is allowed. */
final class BadOptions {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");
  private static final Pattern DURATION =
      Pattern.compile("(?=\\d)(?:\\d+d)?(?:\\d+h)?(?:\\d+m)?(?:\\d+s)?(?:\\d+ms)?");

  private BadOptions() {}

  /**
   * Refuses texts that are not of the type of their option. Camel's own conversion would read some
   * of them as 0.
   */
  static void check(PropertyConfigurer configurer, Map<String, Object> parameters) {
    if (configurer instanceof PropertyConfigurerGetter types) {
      parameters.forEach(
          (option, value) -> {
            Class<?> type = types.getOptionType(option, true);
            if (type != null) {
              check(option, String.valueOf(value), type);
            }
          });
    }
  }

  private static void check(String option, String text, Class<?> type) {
    if (text.startsWith("#")) {
      return;
    }
    if (type == Duration.class || type == long.class) {
      String allowed = "a duration such as 1s, 500ms or 5m, or a number of milliseconds";
      require(isDuration(text), option, text, allowed);
    } else if (type == int.class) {
      require(NUMBER.matcher(text).matches(), option, text, "a whole number");
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
      return text.startsWith("P") && !Duration.parse(text).isNegative();
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /** Refuses a value. */
  static void require(boolean good, String option, Object value, String allowed) {
    if (!good) {
      throw refused(option, value, allowed);
    }
  }

  /** The exception for a value that is not allowed. */
  static IllegalArgumentException refused(String option, Object value, String allowed) {
    return new IllegalArgumentException(option + ": was '" + value + "', allowed is " + allowed);
  }
}
