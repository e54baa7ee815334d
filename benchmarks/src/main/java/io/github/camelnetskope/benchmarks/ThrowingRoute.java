package io.github.camelnetskope.benchmarks;

import static io.github.camelnetskope.benchmarks.Measurement.print;
import static io.github.camelnetskope.benchmarks.Measurement.printSeconds;
import static io.github.camelnetskope.benchmarks.Measurement.property;
import static io.github.camelnetskope.benchmarks.Measurement.since;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A route that answers every record with an {@code Error}: how often is it tried, what does
 * readiness say?
 *
 * <p>Properties as of {@link Drain}, and {@code error}, {@code seconds}.
 */
public final class ThrowingRoute {
  private final AtomicInteger attempts = new AtomicInteger();

  private ThrowingRoute() {}

  /** Prints attempts, readiness and stopSeconds. */
  public static void main(String[] arguments) throws Exception {
    new ThrowingRoute().run();
    Runtime.getRuntime().halt(0);
  }

  private void run() throws Exception {
    var context = new DefaultCamelContext();
    HealthCheckRegistry registry = HealthCheckRegistry.get(context);
    if (registry != null) {
      registry.register(registry.resolveById("consumers"));
      registry.setExposureLevel("full");
    }
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(Measurement.uri(property("tenants"))).process(ThrowingRoute.this::fail);
          }
        });
    context.start();
    Thread.sleep(1000L * Integer.getInteger("seconds", 12));
    print("attempts", attempts.get());
    HealthCheckHelper.invokeReadiness(context)
        .forEach(
            result ->
                print(
                    "readiness",
                    result.getCheck().getId()
                        + " "
                        + result.getState()
                        + " "
                        + result.getMessage().orElse("")));
    long stop = System.nanoTime();
    context.stop();
    printSeconds("stopSeconds", since(stop));
  }

  private void fail(Exchange exchange) {
    attempts.incrementAndGet();
    throw error(property("error"));
  }

  private static Error error(String name) {
    return switch (name) {
      case "StackOverflowError" -> new StackOverflowError();
      case "OutOfMemoryError" -> new OutOfMemoryError("Java heap space");
      case "AssertionError" -> new AssertionError("not as it should be");
      case "NoClassDefFoundError" -> new NoClassDefFoundError("com/example/Missing");
      default -> throw new IllegalArgumentException("No error is known as " + name);
    };
  }
}
