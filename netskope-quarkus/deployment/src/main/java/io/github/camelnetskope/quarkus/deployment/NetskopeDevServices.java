package io.github.camelnetskope.quarkus.deployment;

import io.github.camelnetskope.simulator.NetskopeSimulator;
import io.quarkus.deployment.IsDevServicesSupportedByLaunchMode;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.DevServicesResultBuildItem;
import io.quarkus.deployment.dev.devservices.DevServicesConfig;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** A simulated tenant for dev and test mode, when none is configured. */
@BuildSteps(onlyIf = {IsDevServicesSupportedByLaunchMode.class, DevServicesConfig.Enabled.class})
class NetskopeDevServices {
  private static final String TENANT = "camel.component.netskope.tenant";
  private static final String TOKEN = "camel.component.netskope.token";

  @BuildStep
  void tenant(BuildProducer<DevServicesResultBuildItem> services) {
    if (ConfigProvider.getConfig().getOptionalValue(TENANT, String.class).isEmpty()) {
      services.produce(
          DevServicesResultBuildItem.owned()
              .name("camel-netskope")
              .description("Simulated Netskope tenant")
              .serviceName("netskope")
              .startable(SimulatedTenantService::new)
              .configProvider(
                  Map.of(
                      TENANT, SimulatedTenantService::getConnectionInfo,
                      TOKEN, tenant -> NetskopeSimulator.TOKEN))
              .build());
    }
  }
}
