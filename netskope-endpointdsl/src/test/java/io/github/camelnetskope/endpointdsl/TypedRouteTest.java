package io.github.camelnetskope.endpointdsl;

import static io.github.camelnetskope.endpointdsl.StaticEndpointBuilders.netskope;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelnetskope.Delivery;
import io.github.camelnetskope.NetskopeEndpoint;
import io.github.camelnetskope.endpointdsl.dsl.NetskopeEndpointBuilderFactory.AdvancedNetskopeEndpointBuilder;
import io.github.camelnetskope.endpointdsl.dsl.NetskopeEndpointBuilderFactory.NetskopeEndpointBuilder;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import io.github.camelnetskope.simulator.NetskopeSimulatorExtension;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TypedRouteTest {
  private static final int RECORDS = 20;

  @RegisterExtension
  final NetskopeSimulatorExtension tenant =
      NetskopeSimulatorExtension.with(s -> s.feed("events/alert", f -> f.records(RECORDS)));

  private final BlockingQueue<String> records = new LinkedBlockingQueue<>();

  @Test
  void a_route_whose_options_are_methods_reads_a_feed() throws Exception {
    try (var camel = new DefaultCamelContext()) {
      camel.addRoutes(route());
      camel.start();

      for (int i = 0; i < RECORDS; i++) {
        tenant.oracle().delivered("events/alert", records.poll(30, TimeUnit.SECONDS));
      }
      assertThat(tenant.oracle().report("events/alert").isExactlyOnce()).isTrue();
      assertThat(camel.getEndpoints())
          .filteredOn(NetskopeEndpoint.class::isInstance)
          .extracting(e -> ((NetskopeEndpoint) e).getConfiguration().getBatchSize())
          .containsExactly(17);
    }
  }

  private RouteBuilder route() {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from(netskope("dataexport/events/alert")
                .tenant(tenant.baseUrl())
                .token(NetskopeSimulator.TOKEN)
                .index("typed")
                .delivery(Delivery.RECORD)
                .batchSize(17))
            .process(exchange -> records.add(exchange.getMessage().getBody(String.class)));
      }
    };
  }

  @Test
  void each_option_of_an_endpoint_has_its_method() throws IOException {
    Set<String> methods =
        Stream.of(NetskopeEndpointBuilder.class, AdvancedNetskopeEndpointBuilder.class)
            .flatMap(builder -> Stream.of(builder.getMethods()))
            .map(Method::getName)
            .collect(Collectors.toSet());

    assertThat(methods).containsAll(endpointOptions());
  }

  private static List<String> endpointOptions() throws IOException {
    try (InputStream metadata =
        NetskopeEndpoint.class.getResourceAsStream(
            "/META-INF/io/github/camelnetskope/netskope.json")) {
      JsonNode options = new ObjectMapper().readTree(metadata).get("properties");
      return options.properties().stream()
          .filter(o -> o.getValue().get("kind").asText().equals("parameter"))
          .map(Map.Entry::getKey)
          .toList();
    }
  }
}
