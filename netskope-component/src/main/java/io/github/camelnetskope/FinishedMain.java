package io.github.camelnetskope;

import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends Camel Main, with exit code 0, when no running route reads from outside the process. These
 * routes do not count: {@code direct}, {@code seda}, {@code timer} and others that begin within the
 * process, and {@code platform-http}.
 */
final class FinishedMain {
  private static final Logger LOG = LoggerFactory.getLogger(NetskopeConsumer.class);

  /** The class that Camel Main adds to its context. When that context stops, Camel Main exits. */
  private static final String OF_MAIN = "org.apache.camel.main.MainLifecycleStrategy";

  private FinishedMain() {}

  /** Stops the context if it belongs to Camel Main and no running route reads from outside. */
  static void endIfDone(CamelContext context) {
    boolean main =
        context.getLifecycleStrategies().stream()
            .anyMatch(strategy -> strategy.getClass().getName().equals(OF_MAIN));
    if (main && context.getRoutes().stream().noneMatch(route -> reads(context, route))) {
      LOG.info("all routes are done, ending the process");
      context.stop();
    }
  }

  private static boolean reads(CamelContext context, Route route) {
    Endpoint endpoint = route.getEndpoint();
    boolean serves = !endpoint.isRemote() || endpoint.getEndpointUri().startsWith("platform-http:");
    return !serves && !context.getRouteController().getRouteStatus(route.getRouteId()).isStopped();
  }
}
