package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.health.FeedMeters;
import io.github.camelnetskope.health.FeedProblem;
import io.github.camelnetskope.simulator.Fault;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

/** The meters in Micrometer. */
class MetersTest extends ObservedRouteTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void records_bytes_pages_and_requests_are_counted() throws Exception {
    tenant(t -> t.feed(FEED, f -> f.page("{\"_id\":\"a\"}", "{\"_id\":\"b\"}").page("{}")));
    context.getRegistry().bind("metricsRegistry", registry);

    observe(uri(FEED));
    sink.await(3);
    awaitFeed(feed -> feed.counts().records() == 3);

    assertThat(count("netskope.records")).isEqualTo(3);
    assertThat(count("netskope.pages")).isEqualTo(2);
    assertThat(count("netskope.bytes")).isBetween(50.0, 1000.0);
    assertThat(count("netskope.requests", "status", "2xx")).isGreaterThanOrEqualTo(2);
    assertThat(count("netskope.requests", "status", "5xx")).isZero();
    assertThat(gauge("netskope.problem")).isZero();
    assertThat(gauge("netskope.in.flight")).isZero();
  }

  @Test
  void waits_and_problems_are_shown() throws Exception {
    context.getRegistry().bind("any", registry);
    observe(uri(FEED, "delay=1h"));
    awaitFirstPoll();
    assertThat(gauge("netskope.wait")).isBetween(3590.0, 3600.0);
    assertThat(gauge("netskope.lag")).isBetween(0.0, 10.0);

    faulty(Fault.status(403));
    consumer().pollNow(FEED);
    awaitFeed(feed -> feed.problem().isPresent());

    assertThat(gauge("netskope.problem")).isEqualTo(FeedProblem.SCOPE_MISSING.number());
    assertThat(count("netskope.requests", "status", "403")).isPositive();
  }

  @Test
  void meters_carry_tenant_feed_and_index_and_go_with_the_route() throws Exception {
    context.getRegistry().bind("metricsRegistry", registry);
    observe(uri("events/page,alerts/dlp"));

    assertThat(registry.get("netskope.lag").meters())
        .extracting(meter -> meter.getId().getTag("feed"))
        .containsExactlyInAnyOrder("events/page", "alerts/dlp");
    assertThat(registry.get("netskope.lag").meter().getId().getTags())
        .extracting("key")
        .contains("tenant", "index");

    context.getRouteController().stopRoute(ROUTE);
    assertThat(registry.getMeters()).extracting(Meter::getId).isEmpty();
  }

  @Test
  void without_micrometer_there_are_no_meters_and_no_error() throws Exception {
    URL[] urls =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("micrometer"))
            .map(MetersTest::url)
            .toArray(URL[]::new);
    try (var loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      Class<?> meters = loader.loadClass(FeedMeters.class.getName());
      Method register =
          meters.getDeclaredMethod(
              "register",
              loader.loadClass(CamelContext.class.getName()),
              List.class,
              Function.class);
      register.setAccessible(true);

      var none = meters.getField("NONE");
      none.setAccessible(true);
      assertThat(register.invoke(null, null, null, null)).isSameAs(none.get(null));
    }
  }

  private static URL url(String entry) {
    try {
      return new File(entry).toURI().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private double count(String name, String... tags) {
    return registry.get(name).tags(tags).functionCounter().count();
  }

  private double gauge(String name) {
    return registry.get(name).gauge().value();
  }
}
