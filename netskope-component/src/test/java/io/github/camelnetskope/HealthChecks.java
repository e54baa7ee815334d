package io.github.camelnetskope;

import java.util.Collection;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck.Result;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;

/** The health checks of a Camel context with one route. */
final class HealthChecks {
  private final CamelContext context;
  private final String route;

  HealthChecks(CamelContext context, String route) {
    this.context = context;
    this.route = route;
  }

  /** Switches them on. To be called before the context starts. */
  void enable() {
    HealthCheckRegistry registry = HealthCheckRegistry.get(context);
    registry.register(registry.resolveById("consumers"));
    registry.setExposureLevel("full");
  }

  Result readiness() {
    return check(HealthCheckHelper.invokeReadiness(context), "consumer:" + route);
  }

  Result componentReadiness() {
    return check(HealthCheckHelper.invokeReadiness(context), "component:netskope");
  }

  Result liveness() {
    return check(HealthCheckHelper.invokeLiveness(context), "component:netskope");
  }

  private static Result check(Collection<Result> results, String id) {
    return results.stream()
        .filter(result -> result.getCheck().getId().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no check " + id + " in " + results));
  }
}
