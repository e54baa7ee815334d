package io.github.camelnetskope;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.spi.ExtendedPropertyConfigurerGetter;

/** Says of a bad value which option it is, what was given, and what is allowed. */
final class BadOptions {
  private BadOptions() {}

  /** Sets options. */
  @FunctionalInterface
  interface Binding {
    void run() throws Exception;
  }

  static void explain(NetskopeEndpoint endpoint, Binding binding) throws Exception {
    try {
      binding.run();
    } catch (PropertyBindingException e) {
      Object value = e.getValue();
      throw new IllegalArgumentException(
          e.getPropertyName() + ": was '" + value + "', allowed is " + allowed(endpoint, e), e);
    }
  }

  private static String allowed(NetskopeEndpoint endpoint, PropertyBindingException e) {
    var configurer = endpoint.getComponent().getEndpointPropertyConfigurer();
    Map<String, Object> types =
        configurer instanceof ExtendedPropertyConfigurerGetter getter
            ? getter.getAllOptions(endpoint)
            : Map.of();
    String name = String.valueOf(e.getPropertyName()).toLowerCase(Locale.ROOT);
    return types.entrySet().stream()
        .filter(type -> type.getKey().toLowerCase(Locale.ROOT).equals(name))
        .map(type -> describe((Class<?>) type.getValue()))
        .findFirst()
        .orElse("a value of another type");
  }

  private static String describe(Class<?> type) {
    if (type == Duration.class || type == long.class) {
      return "a duration such as 1s, 500ms or 5m, or a number of milliseconds";
    }
    if (type.isEnum()) {
      return "one of " + Arrays.toString(type.getEnumConstants());
    }
    if (type == int.class) {
      return "a whole number";
    }
    if (type == boolean.class) {
      return "true or false";
    }
    return "a bean of type " + type.getName() + ", as #bean:name";
  }

  /** Refuses a value. */
  static void require(boolean good, String option, Object value, String allowed) {
    if (!good) {
      throw new IllegalArgumentException(option + ": was '" + value + "', allowed is " + allowed);
    }
  }
}
