package io.github.camelnetskope.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.simulator.NetskopeSimulator;
import io.github.camelnetskope.simulator.NetskopeSimulatorExtension;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class ActuatorTest {

  @RegisterExtension
  final NetskopeSimulatorExtension netskope =
      NetskopeSimulatorExtension.with(s -> s.feed("events/alert", f -> f.records(1)));

  @Test
  void health_tells_each_feed_and_meters_count_its_records() throws Exception {
    try (ConfigurableApplicationContext application = start()) {
      assertThat(application.getBean(Collector.class).delivered.await(30, TimeUnit.SECONDS))
          .isTrue();

      var health = application.getBean(HealthEndpoint.class).healthForPath("camelHealth");
      assertThat(health.toString()).contains("component:netskope", "events/alert");

      assertThat(application.getBean(MeterRegistry.class).getMeters())
          .extracting(Meter::getId)
          .extracting(Meter.Id::getName)
          .contains("netskope.records", "netskope.lag");
    }
  }

  private ConfigurableApplicationContext start() {
    return new SpringApplicationBuilder(Collector.class)
        .web(WebApplicationType.NONE)
        .run(
            "--camel.component.netskope.tenant=" + netskope.baseUrl(),
            "--camel.component.netskope.token=" + NetskopeSimulator.TOKEN,
            "--camel.health.exposure-level=full",
            "--management.endpoint.health.show-details=always");
  }

  @EnableAutoConfiguration
  @Configuration(proxyBeanMethods = false)
  static class Collector {
    private final CountDownLatch delivered = new CountDownLatch(1);

    @Bean
    RouteBuilder feed() {
      return new RouteBuilder() {
        @Override
        public void configure() {
          from("netskope:dataexport/events/alert?index=actuator")
              .process(exchange -> delivered.countDown());
        }
      };
    }
  }
}
