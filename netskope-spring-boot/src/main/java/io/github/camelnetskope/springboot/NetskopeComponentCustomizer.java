package io.github.camelnetskope.springboot;

import io.github.camelnetskope.NetskopeComponent;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.springframework.core.env.Environment;

/**
 * Configures a component with the application properties under its name: {@code
 * camel.component.netskope.*}, and {@code camel.component.acme.*} for a bean {@code acme} of the
 * same class.
 */
final class NetskopeComponentCustomizer implements ComponentCustomizer {
  private static final String COMPONENTS = "camel.component";

  private final Environment environment;

  NetskopeComponentCustomizer(Environment environment) {
    this.environment = environment;
  }

  @Override
  public boolean isEnabled(String name, Component target) {
    return target instanceof NetskopeComponent
        && HierarchicalPropertiesEvaluator.evaluate(
            environment, COMPONENTS + ".customizer", COMPONENTS + "." + name + ".customizer");
  }

  @Override
  public void configure(String name, Component target) {
    ComponentProperties.under(COMPONENTS + "." + name, environment).applyTo(target);
  }
}
