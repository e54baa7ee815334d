package io.github.camelnetskope.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.simulator.NetskopeSimulator;
import io.github.camelnetskope.simulator.NetskopeSimulatorExtension;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CollectorTest {
  private static final int RECORDS = 20;

  @RegisterExtension
  final NetskopeSimulatorExtension netskope =
      NetskopeSimulatorExtension.with(s -> s.feed("events/alert", f -> f.records(RECORDS)));

  private final BlockingQueue<String> records = new LinkedBlockingQueue<>();

  @Test
  void an_application_with_tenant_and_token_in_properties_reads_a_feed() {
    new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(CamelAutoConfiguration.class, NetskopeAutoConfiguration.class))
        .withBean(RouteBuilder.class, this::route)
        .withPropertyValues(
            "camel.component.netskope.tenant=" + netskope.baseUrl(),
            "camel.component.netskope.token=" + NetskopeSimulator.TOKEN,
            "camel.component.netskope.index=boot")
        .run(
            spring -> {
              assertThat(spring).hasNotFailed();
              for (int i = 0; i < RECORDS; i++) {
                String body = records.poll(30, TimeUnit.SECONDS);
                netskope.oracle().delivered("events/alert", body);
              }
              assertThat(netskope.oracle().report("events/alert").isExactlyOnce()).isTrue();
            });
  }

  private RouteBuilder route() {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from("netskope:dataexport/events/alert")
            .process(exchange -> records.add(exchange.getMessage().getBody(String.class)));
      }
    };
  }
}
