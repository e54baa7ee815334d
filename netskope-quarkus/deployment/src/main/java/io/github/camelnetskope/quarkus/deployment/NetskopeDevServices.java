package io.github.camelnetskope.quarkus.deployment;

import io.github.camelnetskope.simulator.NetskopeSimulator;
import io.quarkus.deployment.IsDevServicesSupportedByLaunchMode;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.CuratedApplicationShutdownBuildItem;
import io.quarkus.deployment.builditem.DevServicesResultBuildItem;
import io.quarkus.deployment.dev.devservices.DevServicesConfig;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * A simulated tenant for dev and test mode, when none is configured. It keeps running while the
 * application is reloaded. docs/quarkus.adoc names its options. Thread-safe.
 */
@BuildSteps(onlyIf = {IsDevServicesSupportedByLaunchMode.class, DevServicesConfig.Enabled.class})
class NetskopeDevServices {
  private static final String TENANT = "camel.component.netskope.tenant";
  private static final String TOKEN = "camel.component.netskope.token";
  private static final int RECORDS = 1_000;
  private static final double RECORDS_A_SECOND = 5;

  private static @Nullable NetskopeSimulator running;

  // Camel finds its options by listing all property names, and the names of a service that Quarkus
  // starts later are not in the list. So the service is started here.
  @BuildStep
  @SuppressWarnings(
      "deprecation") // name(String), in 3.33; the other ways take Quarkus' own features
  void tenantForDevAndTest(
      CuratedApplicationShutdownBuildItem shutdown,
      BuildProducer<DevServicesResultBuildItem> services) {
    if (ConfigProvider.getConfig().getOptionalValue(TENANT, String.class).isEmpty()) {
      services.produce(
          DevServicesResultBuildItem.discovered()
              .name("camel-netskope")
              .description("Simulated Netskope tenant")
              .config(Map.of(TENANT, simulator(shutdown), TOKEN, NetskopeSimulator.TOKEN))
              .build());
    }
  }

  private static synchronized String simulator(CuratedApplicationShutdownBuildItem shutdown) {
    if (running == null) {
      running =
          NetskopeSimulator.builder()
              .allFeeds(f -> f.records(RECORDS).growth(RECORDS_A_SECOND))
              .start();
      shutdown.addCloseTask(NetskopeDevServices::close, true);
    }
    return running.baseUrl();
  }

  private static synchronized void close() {
    if (running != null) {
      running.close();
      running = null;
    }
  }
}
