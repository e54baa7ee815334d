package io.github.camelnetskope;

import io.github.camelnetskope.simulator.NetskopeSimulator;
import io.github.camelnetskope.simulator.NetskopeSimulator.Builder;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;

/** A Camel context and a simulated tenant. */
abstract class RouteTest {
  static final String ROUTE = "under-test";

  final CamelContext context = new DefaultCamelContext();
  final Sink sink = new Sink();
  private NetskopeSimulator tenant = NetskopeSimulator.builder().waitTime(0).start();

  /** Replaces the empty tenant. */
  NetskopeSimulator tenant(UnaryOperator<Builder> options) {
    tenant.close();
    tenant = options.apply(NetskopeSimulator.builder().waitTime(0)).start();
    return tenant;
  }

  NetskopeSimulator tenant() {
    return tenant;
  }

  /** The URI of a consumer of the tenant that waits as little as possible. */
  String uri(String feeds, String... options) {
    String all = options.length == 0 ? "" : "&" + String.join("&", options);
    return "netskope:dataexport/"
        + feeds
        + "?tenant="
        + tenant.baseUrl()
        + "&token="
        + NetskopeSimulator.TOKEN
        + "&index=test&initialDelay=0&minWait=10&retryDelay=10&maxRetryDelay=20&authRetryDelay=20"
        + all;
  }

  /** Starts a route from the feeds into the sink. */
  void start(String uri) throws Exception {
    route(uri);
    context.start();
  }

  void route(String uri) throws Exception {
    context.addRoutes(into(sink, uri));
  }

  static RouteBuilder into(Sink sink, String uri) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        errorHandler(noErrorHandler());
        from(uri).routeId(ROUTE).process(sink);
      }
    };
  }

  @AfterEach
  void close() throws Exception {
    context.close();
    tenant.close();
  }
}
