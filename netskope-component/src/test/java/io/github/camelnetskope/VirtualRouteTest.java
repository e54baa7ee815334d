package io.github.camelnetskope;

import io.github.camelnetskope.campaign.EngineTransport;
import io.github.camelnetskope.campaign.Road;
import io.github.camelnetskope.campaign.VirtualTime;
import io.github.camelnetskope.health.FeedSnapshot;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import io.github.camelnetskope.simulator.SimulatedTenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;

/** A route from a simulated tenant, in virtual time and on the thread of the test. */
abstract class VirtualRouteTest {
  private static final AtomicInteger TENANTS = new AtomicInteger();
  static final String ROUTE = "virtual";

  final VirtualTime time = new VirtualTime();
  final CamelContext context = new DefaultCamelContext();
  final List<String> received = new ArrayList<>();

  /** Does something with each exchange, before it counts as received. */
  Processor step = exchange -> {};

  final SimulatedTenant tenant =
      SimulatedTenant.builder()
          .clock(time)
          .waitTime(5)
          .pageSize(1_000)
          .allFeeds(f -> f.records(0))
          .build();

  /** Starts a route from the feeds, whose time is the test's. */
  void start(String feeds, String... options) throws Exception {
    String more = options.length == 0 ? "" : "&" + String.join("&", options);
    begin(feeds, "scheduledExecutorService=#bean:virtual" + more);
    time.runDue();
  }

  /** Starts a route from the feeds. */
  void begin(String feeds, String options) throws Exception {
    context.getRegistry().bind("virtual", time.scheduler);
    context.addComponent("netskope", component());
    context.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
    context.getShutdownStrategy().setTimeout(1);
    String uri = "netskope:dataexport/" + feeds + "?index=i&" + options;
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            errorHandler(noErrorHandler());
            from(uri).routeId(ROUTE).process(VirtualRouteTest.this::receive);
          }
        });
    context.start();
  }

  private void receive(Exchange exchange) throws Exception {
    step.process(exchange);
    received.add(String.valueOf(exchange.getMessage().getBody()));
  }

  private NetskopeComponent component() {
    var engine = new EngineTransport(tenant, time, Road.NONE);
    var component = new NetskopeComponent();
    component.setConnector(settings -> engine);
    component.setTime(time);
    component.getConfiguration().setTenant("virtual" + TENANTS.incrementAndGet() + ".goskope.com");
    component.getConfiguration().setToken(NetskopeSimulator.TOKEN);
    return component;
  }

  NetskopeConsumer consumer() {
    return (NetskopeConsumer) context.getRoute(ROUTE).getConsumer();
  }

  FeedSnapshot feed() {
    return consumer().health().get(0).feed();
  }

  int requests() {
    return tenant.journal().size();
  }

  void runSeconds(long seconds) {
    time.runFor(Duration.ofSeconds(seconds));
  }

  @AfterEach
  void close() throws Exception {
    context.close();
  }
}
