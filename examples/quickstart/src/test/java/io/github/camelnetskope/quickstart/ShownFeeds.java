package io.github.camelnetskope.quickstart;

import io.github.camelnetskope.NetskopeConsumer;
import io.github.camelnetskope.simulator.Fault;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A status page over feeds of a simulated tenant, one in each state. */
final class ShownFeeds implements AutoCloseable {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final long PATIENCE_NANOS = 20_000_000_000L;

  private final CountDownLatch goOn = new CountDownLatch(1);
  private final DefaultCamelContext context = new DefaultCamelContext();
  private final NetskopeSimulator tenant =
      NetskopeSimulator.builder()
          .waitTime(2)
          .feed("events/page", f -> f.records(500).growth(50))
          .feed("events/network", f -> f.page("{}"))
          .feed("events/audit", f -> f.page("{}"))
          .start();
  private final StatusPage page;

  ShownFeeds() throws Exception {
    var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    context.getRegistry().bind("metricsRegistry", meters);
    tenant.tenant().tokens().forbid("alerts/dlp");
    tenant.faults().on("events/application").always().inject(Fault.stall());
    tenant.faults().on("alerts/policy").always().inject(Fault.status(503));
    context.addRoutes(routes());
    context.getShutdownStrategy().setTimeout(1);
    context.start();
    awaitState("alerts/uba", "WAITING");
    ((NetskopeConsumer) context.getRoute("many").getConsumer()).suspendFeed("alerts/uba");
    page = StatusPage.start(context, meters, 0);
  }

  private RouteBuilder routes() {
    return new RouteBuilder() {
      @Override
      public void configure() {
        errorHandler(noErrorHandler());
        from(feeds(
                "events/page,events/application,alerts/dlp,alerts/uba,alerts/malware,alerts/policy"))
            .routeId("many")
            .stop();
        from(feeds("events/network")).routeId("slow").process(exchange -> goOn.await());
        from(feeds("events/audit") + "&onFailure=STOP")
            .routeId("failing")
            .throwException(IllegalStateException.class, "<b>the archive is full</b>");
        from(feeds("events/incident").replace("initialDelay=0", "initialDelay=3600000"))
            .routeId("late")
            .stop();
      }
    };
  }

  private String feeds(String feeds) {
    return "netskope:dataexport/"
        + feeds
        + "?index=shown&pollerThreads=8&initialDelay=0&tenant="
        + tenant.baseUrl()
        + "&token="
        + NetskopeSimulator.TOKEN;
  }

  private void awaitState(String feed, String state) {
    await(
        () ->
            context.getRoutes().stream()
                .flatMap(route -> ((NetskopeConsumer) route.getConsumer()).health().stream())
                .anyMatch(
                    health ->
                        health.feed().feed().equals(feed)
                            && health.feed().state().name().equals(state)));
  }

  static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain");
      }
      Thread.onSpinWait();
    }
  }

  String url() {
    return page.url();
  }

  String get(String path) {
    return response(HttpRequest.newBuilder(URI.create(url() + path)).build()).body();
  }

  String await(String path, Predicate<String> condition) {
    await(() -> condition.test(get(path)));
    return get(path);
  }

  static HttpResponse<String> response(HttpRequest request) {
    try {
      return CLIENT.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The page is not served any more. */
  void leave() {
    page.close();
  }

  @Override
  public void close() {
    page.close();
    goOn.countDown();
    context.stop();
    tenant.close();
  }
}
