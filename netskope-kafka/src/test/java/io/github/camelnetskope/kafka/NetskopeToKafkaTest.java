package io.github.camelnetskope.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.NetskopeEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.PropertyBindingSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NetskopeToKafkaTest {
  private static final String OPTIONS = "?tenant=acme.goskope.com&token=t&index=siem";

  private static final String YAML = "classpath:netskope-to-kafka.yaml";

  private final DefaultCamelContext context = new DefaultCamelContext();

  @AfterEach
  void stop() throws Exception {
    context.close();
  }

  @Test
  void each_feed_has_a_route_that_waits_for_the_group() throws Exception {
    context.addRoutes(toKafka("netskope:dataexport/events/page,alerts/*" + OPTIONS));

    assertThat(context.getRouteDefinitions())
        .hasSize(16)
        .allMatch(route -> "false".equals(route.getAutoStartup()))
        .extracting(RouteDefinition::getRouteId)
        .contains("netskope-to-kafka-events/page", "netskope-to-kafka-alerts/dlp");
  }

  @Test
  void in_java_it_is_added_like_any_other_routes() throws Exception {
    // tag::java[]
    context.addRoutes(
        new NetskopeToKafka(
            "kafka:9092",
            "netskope-siem",
            "netskope:dataexport/*?tenant=acme.goskope.com&tokenFile=/etc/netskope/token&index=siem",
            "netskope-events"));
    // end::java[]

    assertThat(context.getRouteDefinitions()).hasSize(24).allMatch(this::hasItsEndpoint);
  }

  @Test
  void in_yaml_it_is_a_bean() throws Exception {
    PluginHelper.getRoutesLoader(context)
        .loadRoutes(PluginHelper.getResourceLoader(context).resolveResource(YAML));

    assertThat(context.getRouteDefinitions()).hasSize(9).allMatch(this::hasItsEndpoint);
  }

  @Test
  void settings_of_the_clients_can_be_properties() {
    var feeds = new NetskopeToKafka();

    PropertyBindingSupport.build()
        .withCamelContext(context)
        .withTarget(feeds)
        .withProperty("producerConfig[max.request.size]", "2000")
        .withProperty("clientConfig[security.protocol]", "SSL")
        .withProperty("compression", "zstd")
        .bind();

    assertThat(feeds.getProducerConfig())
        .containsEntry("max.request.size", "2000")
        .containsEntry("compression.type", "zstd");
    assertThat(feeds.getClientConfig()).containsEntry("security.protocol", "SSL");
  }

  @Test
  void options_that_it_sets_itself_are_refused() {
    assertThatThrownBy(
            () -> context.addRoutes(toKafka("netskope:dataexport/*" + OPTIONS + "&delivery=PAGE")))
        .hasMessageContaining("leave out [delivery]");
  }

  @Test
  void only_feeds_are_accepted() {
    assertThatThrownBy(() -> context.addRoutes(toKafka("netskope:v1/alerts" + OPTIONS)))
        .hasMessageContaining("expected netskope:dataexport/");
  }

  @Test
  void what_is_missing_is_named() {
    assertThatThrownBy(() -> context.addRoutes(new NetskopeToKafka()))
        .hasMessageContaining("from: is required");
  }

  private boolean hasItsEndpoint(RouteDefinition route) {
    return context.getEndpoint(route.getEndpointUrl()) instanceof NetskopeEndpoint;
  }

  private static NetskopeToKafka toKafka(String from) {
    return new NetskopeToKafka("127.0.0.1:9", "siem", from, "events");
  }
}
