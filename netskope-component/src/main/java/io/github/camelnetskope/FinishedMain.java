package io.github.camelnetskope;

import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends Camel Main, with code 0, when no route reads from outside any more. Routes that only serve
 * others do not count: those that begin within the process, such as {@code direct}, {@code seda} or
 * {@code timer}, and {@code platform-http}.
 */
final class FinishedMain {
  private static final Logger LOG = LoggerFactory.getLogger(NetskopeConsumer.class);

  /** Camel Main adds it to its context, and ends with it. */
  private static final String OF_MAIN = "org.apache.camel.main.MainLifecycleStrategy";

  private FinishedMain() {}

  /** Stops the context if it is Camel Main's and has nothing to do any more. */
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
