package io.github.camelnetskope.page;

import io.github.camelnetskope.NetskopeConsumer;
import io.github.camelnetskope.simulator.Fault;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;

/** An application whose feeds of a simulated tenant are in each state. */
final class ShownFeeds implements AutoCloseable {
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final NetskopeSimulator tenant =
      NetskopeSimulator.builder()
          .waitTime(2)
          .feed("events/page", f -> f.records(500).growth(50))
          .feed("events/network", f -> f.page("{}"))
          .feed("events/audit", f -> f.page("{\"user\":\"jane.doe\"}"))
          .start();
  private final Browsed browsed =
      new Browsed(routes())
          .with("camel.beans.statusPage", "#class:" + NetskopeStatusPage.class.getName());

  ShownFeeds() throws Exception {
    tenant.tenant().tokens().forbid("alerts/dlp");
    tenant.faults().on("events/application").always().inject(Fault.stall());
    tenant.faults().on("alerts/policy").always().inject(Fault.status(503));
    browsed.start();
    CamelContext context = browsed.main().getCamelContext();
    ((NetskopeConsumer) context.getRoute("many").getConsumer()).suspendFeed("alerts/uba");
  }

  private RouteBuilder routes() {
    return new RouteBuilder() {
      @Override
      public void configure() {
        errorHandler(noErrorHandler());
        from(feeds("events/page,events/application,alerts/dlp,alerts/uba,alerts/policy"))
            .routeId("many")
            .stop();
        from(feeds("events/network")).routeId("slow").process(exchange -> goOn.await());
        from(feeds("events/audit") + "&onFailure=STOP")
            .routeId("failing")
            .throwException(IllegalStateException.class, "<b>the archive is full</b>");
        from(feeds("events/incident")).routeId("off").autoStartup(false).stop();
      }
    };
  }

  private String feeds(String feeds) {
    return "netskope:dataexport/"
        + feeds
        + "?index=shown&pollerThreads=8&tenant="
        + tenant.baseUrl()
        + "&token="
        + NetskopeSimulator.TOKEN;
  }

  Browsed browsed() {
    return browsed;
  }

  /** Waits for a text in the JSON. */
  String json(String text) {
    Browsed.await(() -> browsed.get("feeds.json").contains(text));
    return browsed.get("feeds.json");
  }

  @Override
  public void close() {
    goOn.countDown();
    browsed.close();
    tenant.close();
  }
}
