package io.github.camelnetskope;

import org.apache.camel.CamelContext;

/**
 * Sets the options of a component from texts such as {@code camel.component.netskope.maxInFlight}.
 * Refuses a bad value there, as a URI does: Camel would set another number in its place.
 */
final class CheckedConfigurer extends NetskopeComponentConfigurer {
  @Override
  public boolean configure(
      CamelContext camelContext, Object target, String name, Object value, boolean ignoreCase) {
    BadOptions.check(this, name, value);
    return super.configure(camelContext, target, name, value, ignoreCase);
  }
}
