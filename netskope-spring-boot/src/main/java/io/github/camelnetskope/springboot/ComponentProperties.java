package io.github.camelnetskope.springboot;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Component;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.TypeConversionException;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.PropertyBindingSupport;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * The application properties of one component.
 *
 * <p>The options and their types come from the component's generated configurer; there is no second
 * list. A property that is not an option stops the application: an option that is silently ignored,
 * {@code checkpoint-dir} for instance, could lose records.
 */
final class ComponentProperties {
  /** Properties under a component's name that camel-spring-boot itself reads. */
  private static final Set<String> OF_CAMEL = Set.of("enabled", "customizerenabled");

  /** Stands before what is allowed, in an error of the component for a bad value. */
  private static final String ALLOWED = "', allowed is ";

  private final String prefix;
  private final Map<String, Property> options = new LinkedHashMap<>();

  private record Property(String name, String value) {}

  // The binder lists the sources with priority first, and keeps each name as its source spells it.
  private ComponentProperties(String prefix, Map<String, String> values) {
    this.prefix = prefix;
    values.forEach((name, value) -> options.putIfAbsent(letters(name), new Property(name, value)));
    options.keySet().removeAll(OF_CAMEL);
  }

  /** The properties of the environment with this prefix, placeholders replaced. */
  static ComponentProperties under(String prefix, Environment environment) {
    var strings = Bindable.mapOf(String.class, String.class);
    return new ComponentProperties(
        prefix, Binder.get(environment).bind(prefix, strings).orElse(Map.of()));
  }

  /** {@code checkpointDir}, {@code checkpoint-dir} and {@code CHECKPOINT_DIR} are one option. */
  private static String letters(String name) {
    return name.replaceAll("[-_.]", "").toLowerCase(Locale.ROOT);
  }

  /** Sets the component's options. */
  void applyTo(Component component) {
    options.forEach((option, property) -> set(component, option, property));
  }

  // The value may be a secret, so it is in no message; causes are left out, since they would
  // contain it.
  private void set(Component component, String option, Property property) {
    PropertyConfigurer configurer = component.getComponentPropertyConfigurer();
    Class<?> type = ((PropertyConfigurerGetter) configurer).getOptionType(option, true);
    if (type == null) {
      throw bad(property, "the component has no such option");
    }
    try {
      PropertyBindingSupport.build()
          .withConfigurer(configurer)
          .withIgnoreCase(true)
          .withMandatory(true)
          .bind(component.getCamelContext(), component, option, property.value());
    } catch (PropertyBindingException | TypeConversionException e) {
      throw bad(property, "the value is not " + allowed(e).orElseGet(() -> allowed(type)));
    }
  }

  private IllegalArgumentException bad(Property property, String why) {
    return new IllegalArgumentException(prefix + "." + property.name() + ": " + why);
  }

  /** What the component allows, if it was the component that refused: without the value. */
  private static Optional<String> allowed(RuntimeCamelException refused) {
    String text =
        refused.getCause() instanceof IllegalArgumentException cause
            ? String.valueOf(cause.getMessage())
            : "";
    int end = text.lastIndexOf(ALLOWED);
    return end < 0 ? Optional.empty() : Optional.of(text.substring(end + ALLOWED.length()));
  }

  private static String allowed(Class<?> type) {
    return type.isEnum()
        ? "one of " + Arrays.toString(type.getEnumConstants())
        : "a " + type.getSimpleName();
  }
}
