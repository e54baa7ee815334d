package io.github.camelnetskope.examples.karaf;

import io.github.camelnetskope.NetskopeComponent;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.karaf.core.OsgiDefaultCamelContext;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.spi.LanguageResolver;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Feeds of a tenant into files, from the moment its configuration and all parts of Camel that the
 * route names are there, until one of them goes away.
 */
@Component(
    configurationPid = "io.github.camelnetskope.examples.karaf",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class FeedsToFiles {
  private final OsgiDefaultCamelContext context;

  /** {@code etc/io.github.camelnetskope.examples.karaf.cfg}. */
  @interface Settings {
    String tenant();

    String token();

    String index();

    String feeds() default "*";

    String output();

    String checkpoints();
  }

  /** Starts; the references say what to wait for. */
  @Activate
  public FeedsToFiles(
      BundleContext bundle,
      Settings settings,
      @Reference(target = "(component=netskope)") ComponentResolver netskope,
      @Reference(target = "(component=file)") ComponentResolver file,
      @Reference(target = "(language=simple)") LanguageResolver simple)
      throws Exception {
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
  @Deactivate
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
          .simple("${header.CamelNetskopeFeed}/${exchangeId}.ndjson")
          .to("file:" + settings.output() + "?tempPrefix=.part-");
    }
  }
}
