package io.github.camelnetskope.examples.karaf;

import io.github.camelnetskope.NetskopeComponent;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.karaf.core.OsgiDefaultCamelContext;
import org.osgi.framework.BundleContext;

/** Feeds of a tenant into files, from when it is made until it is stopped. */
public final class FeedsToFiles {
  private final OsgiDefaultCamelContext context;

  /**
   * Starts; all parts of Camel that the route names must be there.
   *
   * @param bundle in whose name Camel looks for its parts
   */
  public FeedsToFiles(BundleContext bundle, Settings settings) throws Exception {
    context = new OsgiDefaultCamelContext(bundle);
    configure(context.getComponent("netskope", NetskopeComponent.class), settings);
    context.addRoutes(new Route(settings));
    context.start();
  }

  private static void configure(NetskopeComponent netskope, Settings settings) {
    netskope.getConfiguration().setTenant(settings.tenant());
    netskope.getConfiguration().setToken(settings.token());
    netskope.getConfiguration().setCheckpointDir(settings.checkpoints());
  }

  /** Finishes the exchanges under way. */
  public void stop() {
    context.stop();
  }

  private static final class Route extends RouteBuilder {
    private final Settings settings;

    private Route(Settings settings) {
      this.settings = settings;
    }

    @Override
    public void configure() {
      from("netskope:dataexport/"
              + settings.feeds()
              + "?index="
              + settings.index()
              + "&delivery=BATCH&batchSize=100&bodyType=BYTES")
          .routeId("feeds-to-files")
          .setHeader("CamelFileName")
          .simple("${header.CamelNetskopeFeed}/${header.CamelNetskopePageKey}.ndjson")
          .to("file:" + settings.output() + "?tempPrefix=.part-");
    }
  }
}
