package io.github.camelnetskope.quickstart;

import io.github.camelnetskope.page.NetskopeStatusPage;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/** Camel's HTTP server with the status page and the meters, for this machine only. */
final class LocalServer {
  static final int USUAL_PORT = 8077;

  private static final String HOST = "127.0.0.1";

  private LocalServer() {}

  /**
   * Adds it to an application.
   *
   * @param port where it listens; on a free one when that is taken
   * @return where the page is
   */
  static String addTo(Main main, int port) {
    int free = free(port);
    main.addInitialProperty("camel.server.enabled", "true");
    main.addInitialProperty("camel.server.host", HOST);
    main.addInitialProperty("camel.server.port", String.valueOf(free));
    main.addInitialProperty("netskope.page.hosts", HOST + ",localhost");
    var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    main.bind("metricsRegistry", meters);
    main.configure().addRoutesBuilder(new NetskopeStatusPage());
    main.configure().addRoutesBuilder(metrics(meters));
    return "http://" + HOST + ':' + free + "/netskope/";
  }

  private static RouteBuilder metrics(PrometheusMeterRegistry meters) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from("platform-http:/metrics?httpMethodRestrict=GET")
            .routeId("metrics")
            .removeHeaders("*")
            .setHeader("Content-Type", constant("text/plain; version=0.0.4"))
            .setBody(exchange -> meters.scrape());
      }
    };
  }

  private static int free(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (BindException taken) {
      return free(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
