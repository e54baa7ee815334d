package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.Sink.Received;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** All alerts of a tenant, each once, through a route that is stopped and started. */
@Timeout(120)
class DeduplicateRouteTest extends RouteTest {
  private static final String MIXED = "events/alert";
  private static final List<String> OTHERS = List.of("alerts/dlp", "alerts/malware", "alerts/uba");
  private static final int EACH = 40;

  @TempDir private Path folder;

  @BeforeEach
  void startRoute() throws Exception {
    tenant(t -> t.pageSize(100));
    String usual = uri(MIXED, "checkpointDir=" + folder);
    String options = "&" + usual.substring(usual.indexOf('?') + 1);
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            errorHandler(noErrorHandler());
            // tag::once[]
            from("netskope:dataexport/events/alert,alerts/*?deduplicate=true" + options)
                // end::once[]
                .routeId(ROUTE)
                .process(sink);
          }
        });
  }

  /** The last one is in no other feed: when it arrives, all before it are done. */
  private void alertsComeIn(String last) {
    for (String feed : OTHERS) {
      tenant().tenant().feed(feed).add(EACH, tenant().tenant().feed(MIXED));
    }
    tenant().tenant().feed(MIXED).records(last);
  }

  @Test
  void each_alert_comes_once_from_its_own_feed_also_after_restarts() throws Exception {
    int all = OTHERS.size() * EACH + 1;
    alertsComeIn("{\"_id\":\"1\"}");
    context.start();
    sink.await(all);
    context.getRouteController().stopRoute(ROUTE);
    alertsComeIn("{\"_id\":\"2\"}");
    context.getRouteController().startRoute(ROUTE);
    sink.await(all + 20);
    context.getRouteController().stopRoute(ROUTE);
    context.getRouteController().startRoute(ROUTE);
    sink.await(2 * all);
    tenant().tenant().feed(MIXED).records("{\"_id\":\"3\"}");
    sink.await(2 * all + 1);

    assertThat(sink.texts()).hasSize(2 * all + 1).doesNotHaveDuplicates();
    assertThat(sink.received())
        .filteredOn(received -> feed(received).equals(MIXED))
        .extracting(Received::text)
        .containsExactly("{\"_id\":\"1\"}", "{\"_id\":\"2\"}", "{\"_id\":\"3\"}");
    assertThat(folder.toFile().list())
        .filteredOn(name -> name.endsWith(".alerts"))
        .hasSize(OTHERS.size())
        .allMatch(name -> name.startsWith("test@alerts."));
  }

  private static String feed(Received received) {
    return received.header(NetskopeConstants.FEED, String.class);
  }
}
