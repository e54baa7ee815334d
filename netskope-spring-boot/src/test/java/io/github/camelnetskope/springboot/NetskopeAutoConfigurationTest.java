package io.github.camelnetskope.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.Delivery;
import io.github.camelnetskope.NetskopeComponent;
import io.github.camelnetskope.NetskopeConfiguration;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class NetskopeAutoConfigurationTest {
  private static final String PREFIX = "camel.component.netskope.";

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(CamelAutoConfiguration.class, NetskopeAutoConfiguration.class));

  @Test
  void each_option_of_the_component_can_be_set() {
    var samples = new SampleOptions();
    application
        .withInitializer(
            spring -> samples.beans().forEach(spring.getBeanFactory()::registerSingleton))
        .withPropertyValues(samples.properties(PREFIX))
        .run(
            spring -> {
              NetskopeComponent component = component(spring.getBean(CamelContext.class));
              var options = (PropertyConfigurerGetter) component.getComponentPropertyConfigurer();

              assertThat(samples.values()).isNotEmpty();
              samples
                  .values()
                  .forEach(
                      (option, value) ->
                          assertThat(options.getOptionValue(component, option, false))
                              .as(option)
                              .isEqualTo(value));
            });
  }

  @Test
  void all_options_may_come_as_one_bean() {
    var shared = new NetskopeConfiguration();
    application
        .withBean("shared", NetskopeConfiguration.class, () -> shared)
        .withPropertyValues(PREFIX + "configuration=#bean:shared")
        .run(
            spring ->
                assertThat(component(spring.getBean(CamelContext.class)).getConfiguration())
                    .isSameAs(shared));
  }

  @Test
  void the_environment_wins_over_files_however_a_name_is_spelled() {
    application
        .withInitializer(
            spring ->
                environment(spring.getEnvironment(), "CAMEL_COMPONENT_NETSKOPE_BATCH_SIZE", "7"))
        .withPropertyValues(PREFIX + "batch-size=500", PREFIX + "checkpointDir=${folder}/a")
        .withPropertyValues("folder=/var/lib")
        .run(
            spring -> {
              var configuration = component(spring.getBean(CamelContext.class)).getConfiguration();
              assertThat(configuration.getBatchSize()).isEqualTo(7);
              assertThat(configuration.getCheckpointDir()).isEqualTo("/var/lib/a");
            });
  }

  @Test
  void a_second_component_is_configured_under_its_own_name() {
    application
        .withBean("acme", NetskopeComponent.class)
        .withPropertyValues(PREFIX + "delivery=PAGE", "camel.component.acme.delivery=BATCH")
        .run(
            spring -> {
              var camel = spring.getBean(CamelContext.class);
              var acme = camel.getComponent("acme", NetskopeComponent.class);
              assertThat(acme.getConfiguration().getDelivery()).isEqualTo(Delivery.BATCH);
              assertThat(component(camel).getConfiguration().getDelivery())
                  .isEqualTo(Delivery.PAGE);
            });
  }

  @Test
  void an_unknown_property_is_refused_and_its_value_not_shown() {
    application
        .withPropertyValues(PREFIX + "tokn=s3cret")
        .run(
            spring ->
                assertRefused(
                    () -> component(spring.getBean(CamelContext.class)),
                    PREFIX + "tokn: the component has no such option"));
  }

  @Test
  void a_bad_value_is_refused_and_not_shown() {
    application
        .withPropertyValues(PREFIX + "delivery=s3cret")
        .run(
            spring ->
                assertRefused(
                    () -> component(spring.getBean(CamelContext.class)),
                    PREFIX + "delivery: the value is not one of [RECORD, BATCH, PAGE]"));
  }

  @Test
  void a_number_that_is_too_large_is_refused_with_what_is_allowed() {
    application
        .withPropertyValues(PREFIX + "max-in-flight=4294967299")
        .run(
            spring ->
                assertRefused(
                    () -> component(spring.getBean(CamelContext.class)),
                    PREFIX + "max-in-flight: the value is not a whole number from 1 to 10000"));
  }

  @Test
  void a_bean_that_is_not_there_is_refused() {
    application
        .withPropertyValues(PREFIX + "token-supplier=#bean:s3cret")
        .run(
            spring ->
                assertRefused(
                    () -> component(spring.getBean(CamelContext.class)),
                    PREFIX + "token-supplier: the value is not a Supplier"));
  }

  @Test
  void two_switches_turn_the_configuration_of_the_component_off() {
    for (String off : new String[] {"enabled", "customizer.enabled"}) {
      application
          .withPropertyValues(PREFIX + "delivery=PAGE", PREFIX + off + "=false")
          .run(
              spring ->
                  assertThat(
                          component(spring.getBean(CamelContext.class))
                              .getConfiguration()
                              .getDelivery())
                      .isEqualTo(Delivery.RECORD));
    }
  }

  private static NetskopeComponent component(CamelContext camel) {
    return camel.getComponent("netskope", NetskopeComponent.class);
  }

  private static void environment(ConfigurableEnvironment environment, String name, String value) {
    environment
        .getPropertySources()
        .addFirst(
            new SystemEnvironmentPropertySource("test-systemEnvironment", Map.of(name, value)));
  }

  private static void assertRefused(ThrowingCallable start, String message) {
    assertThatThrownBy(start).rootCause().hasMessage(message);
    assertThatThrownBy(start).message().doesNotContain("s3cret");
  }
}
