package io.github.camelnetskope.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import io.github.camelnetskope.simulator.NetskopeSimulatorExtension;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

class KameletTest {
  private static final int RECORDS = 20;
  private static final int PATIENCE_MILLIS = 30_000;

  @RegisterExtension
  final NetskopeSimulatorExtension netskope =
      NetskopeSimulatorExtension.with(s -> s.feed("events/alert", f -> f.records(RECORDS)));

  @Test
  void the_source_gives_the_records_of_a_feed() throws Exception {
    assertSourceIsComplete(
        with(
            route(
                "kamelet:netskope-source?tenant={{netskope.tenant}}&token=RAW({{netskope.token}})"
                    + "&feeds=events/alert&index=kamelet")));
  }

  @Test
  void the_source_is_a_part_of_a_pipe() throws Exception {
    assertSourceIsComplete(with("classpath:pipes/alerts.pipe.yaml"));
  }

  @Test
  void the_action_sends_a_query_for_each_message() throws Exception {
    assertAnswer(
        with(
            new RouteBuilder() {
              @Override
              public void configure() {
                from("direct:in")
                    .to(
                        "kamelet:netskope-query-action?tenant={{netskope.tenant}}"
                            + "&token=RAW({{netskope.v1-token}})&endpoint=alerts"
                            + "&timePeriod=604800&limit=5")
                    .to("seda:out");
              }
            }));
  }

  @Test
  void the_action_is_a_part_of_a_pipe() throws Exception {
    assertAnswer(with("classpath:pipes/question.pipe.yaml"));
  }

  @Test
  void a_token_under_the_name_that_the_documentation_uses_is_not_logged() throws Exception {
    var log = new ListAppender<ILoggingEvent>();
    log.start();
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(log);
    try {
      assertSourceIsComplete(with("classpath:pipes/alerts.pipe.yaml"));
    } finally {
      root.detachAppender(log);
    }

    assertThat(log.list)
        .isNotEmpty()
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(line -> line.contains(NetskopeSimulator.TOKEN));
  }

  private void assertSourceIsComplete(Main camel) throws Exception {
    try {
      camel.start();
      var consumer = camel.getCamelContext().createConsumerTemplate();
      for (int i = 0; i < RECORDS; i++) {
        String body = consumer.receiveBody("seda:out", PATIENCE_MILLIS, String.class);
        netskope.oracle().delivered("events/alert", body);
      }
      assertThat(netskope.oracle().report("events/alert").isExactlyOnce()).isTrue();
    } finally {
      camel.stop();
    }
  }

  private static void assertAnswer(Main camel) throws Exception {
    try {
      camel.start();
      camel.getCamelTemplate().sendBody("direct:in", null);
      var consumer = camel.getCamelContext().createConsumerTemplate();
      String answer = consumer.receiveBody("seda:out", PATIENCE_MILLIS, String.class);

      assertThat(answer).startsWith("[").contains("\"timestamp\"");
    } finally {
      camel.stop();
    }
  }

  private Main with(String pipe) {
    Main main = withTenant();
    main.configure().withRoutesIncludePattern(pipe);
    return main;
  }

  private Main with(RouteBuilder route) {
    Main main = withTenant();
    main.configure().addRoutesBuilder(route);
    return main;
  }

  private Main withTenant() {
    var main = new Main();
    main.addInitialProperty("netskope.tenant", netskope.baseUrl());
    main.addInitialProperty("netskope.token", NetskopeSimulator.TOKEN);
    main.addInitialProperty("netskope.v1-token", NetskopeSimulator.V1_TOKEN);
    main.addInitialProperty("camel.kamelet.netskope-source.tenant", "{{netskope.tenant}}");
    main.addInitialProperty("camel.kamelet.netskope-source.token", "{{netskope.token}}");
    main.addInitialProperty("camel.kamelet.netskope-query-action.tenant", "{{netskope.tenant}}");
    main.addInitialProperty("camel.kamelet.netskope-query-action.token", "{{netskope.v1-token}}");
    return main;
  }

  private static RouteBuilder route(String source) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from(source).to("seda:out");
      }
    };
  }
}
