package io.github.camelnetskope.page;

import io.github.camelnetskope.NetskopeConsumer;
import io.github.camelnetskope.health.FeedHealth;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.spi.EndpointServiceLocation;

/** Reads the state of all feeds of a Camel context, running or not. */
final class FeedReader {
  private FeedReader() {}

  /** In the order of the page. */
  static List<FeedReading> read(CamelContext context) {
    return context.getRoutes().stream()
        .flatMap(FeedReader::read)
        .sorted(Comparator.comparing(FeedReading::key))
        .toList();
  }

  private static Stream<FeedReading> read(Route route) {
    if (!(route.getConsumer() instanceof NetskopeConsumer consumer)) {
      return Stream.empty();
    }
    List<FeedHealth> running = consumer.health();
    return running.isEmpty()
        ? stopped(route.getRouteId(), (EndpointServiceLocation) consumer.getEndpoint())
        : running.stream().map(health -> FeedReading.of(route.getRouteId(), health));
  }

  private static Stream<FeedReading> stopped(String route, EndpointServiceLocation endpoint) {
    Map<String, String> what = endpoint.getServiceMetadata();
    String tenant = endpoint.getServiceUrl().replaceFirst("^https?://", "");
    String index = what.getOrDefault("index", "");
    return Arrays.stream(what.getOrDefault("feeds", "").split(","))
        .map(feed -> new FeedReading(new FeedKey(tenant, index, route, feed), Optional.empty()));
  }
}
