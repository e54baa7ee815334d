package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.simulator.Fault;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import io.github.camelnetskope.simulator.NetskopeSimulator.Builder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** A Camel context and a simulated tenant, for queries. */
abstract class QueryRouteTest {
  final DefaultCamelContext context = new DefaultCamelContext();
  private NetskopeSimulator tenant =
      NetskopeSimulator.builder().feed("events/alert", feed -> feed.records(25)).start();
  private @Nullable ProducerTemplate template;

  NetskopeSimulator tenant(UnaryOperator<Builder> options) {
    tenant.close();
    tenant = options.apply(NetskopeSimulator.builder()).start();
    return tenant;
  }

  NetskopeSimulator tenant() {
    return tenant;
  }

  /** The URI of a producer that waits as little as possible. */
  String uri(String endpoint, String... options) {
    String all = options.length == 0 ? "" : "&" + String.join("&", options);
    return "netskope:v1/"
        + endpoint
        + "?tenant="
        + tenant.baseUrl()
        + "&token="
        + NetskopeSimulator.V1_TOKEN
        + "&retryDelay=10&maxRetryDelay=20"
        + all;
  }

  /** Sends a body and headers to an endpoint, and returns the resulting exchange. */
  Exchange send(String uri, @Nullable Object body, Map<String, Object> headers) {
    context.start();
    if (template == null) {
      template = context.createProducerTemplate();
    }
    Processor filling =
        exchange -> {
          exchange.getIn().setBody(body);
          exchange.getIn().setHeaders(new HashMap<>(headers));
        };
    return template.request(uri, filling);
  }

  Exchange send(String uri) {
    return send(uri, null, Map.of());
  }

  /** The text of a successful answer. */
  String text(Exchange exchange) {
    if (exchange.getException() != null) {
      throw new AssertionError(exchange.getException());
    }
    return String.valueOf(exchange.getMessage().getBody());
  }

  /** Requires that a route whose second page fails requests the rest and loses nothing. */
  void requireContinued(String target, String route) {
    tenant().faults().on(target).after(1).inject(Fault.status(404));
    MockEndpoint alerts = context.getEndpoint("mock:alert", MockEndpoint.class);

    Exchange answer = send(route);

    assertThat(answer.getException()).isNull();
    assertThat(tenant().journal().count(404)).isEqualTo(1);
    assertThat(alerts.getExchanges())
        .extracting(exchange -> exchange.getIn().getBody(String.class))
        .hasSizeGreaterThan(2000)
        .doesNotHaveDuplicates();
  }

  void routes(RouteBuilder builder) throws Exception {
    context.addRoutes(builder);
  }

  @AfterEach
  void close() throws Exception {
    context.close();
    tenant.close();
  }

  static String sample(String name) throws IOException {
    String path = "/samples/" + name + ".json";
    try (InputStream in = QueryRouteTest.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  void answers(String endpoint, int status, String body) {
    String type = body.startsWith("<") ? "text/html" : "application/json";
    tenant().faults().on("v1/" + endpoint).inject(Fault.status(status, type, body));
  }
}
