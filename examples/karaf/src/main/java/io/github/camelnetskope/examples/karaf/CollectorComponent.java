package io.github.camelnetskope.examples.karaf;

import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.spi.LanguageResolver;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The collector as an OSGi component: it runs from the moment its configuration and all parts of
 * Camel that the route names are there, until one of them goes away.
 */
@Component(
    configurationPid = "io.github.camelnetskope.examples.karaf",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class CollectorComponent {
  private final FeedsToFiles collector;

  /** {@code etc/io.github.camelnetskope.examples.karaf.cfg}. */
  @interface File {
    String tenant();

    String token();

    String index();

    String feeds() default "*";

    String output();

    String checkpoints();
  }

  /** Starts; the references say what to wait for. */
  @Activate
  public CollectorComponent(
      BundleContext bundle,
      File cfg,
      @Reference(target = "(component=netskope)") ComponentResolver netskope,
      @Reference(target = "(component=file)") ComponentResolver file,
      @Reference(target = "(language=simple)") LanguageResolver simple)
      throws Exception {
    collector = new FeedsToFiles(bundle, settings(cfg));
  }

  private static Settings settings(File cfg) {
    return new Settings(
        cfg.tenant(), cfg.token(), cfg.index(), cfg.feeds(), cfg.output(), cfg.checkpoints());
  }

  /** Stops the collector. */
  @Deactivate
  public void stop() {
    collector.stop();
  }
}
