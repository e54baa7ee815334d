package io.github.camelnetskope.springboot;

import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;

/**
 * Applies {@code camel.component.netskope.*}. {@code camel.component.netskope.enabled=false}
 * switches it off.
 */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@ConditionalOnHierarchicalProperties({"camel.component", "camel.component.netskope"})
public class NetskopeAutoConfiguration {

  /** Sets the options before the component is used. */
  @Bean
  ComponentCustomizer netskopeComponentCustomizer(Environment environment) {
    return new NetskopeComponentCustomizer(environment);
  }

  /** For Spring. */
  public NetskopeAutoConfiguration() {}
}
