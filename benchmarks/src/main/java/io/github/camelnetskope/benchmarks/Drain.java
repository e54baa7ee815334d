package io.github.camelnetskope.benchmarks;

import static io.github.camelnetskope.benchmarks.Measurement.print;
import static io.github.camelnetskope.benchmarks.Measurement.printPeaks;
import static io.github.camelnetskope.benchmarks.Measurement.printSeconds;
import static io.github.camelnetskope.benchmarks.Measurement.property;
import static io.github.camelnetskope.benchmarks.Measurement.since;

import java.time.Duration;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Reads tenants, one route each, until so many records have come or the time is over, then stops
 * the context. Uses nothing but the component's URI, so that any build of it can be measured.
 *
 * <p>Properties: {@code tenants} (base URLs), {@code feeds}, {@code token}, {@code index}, {@code
 * records}, {@code timeoutSeconds}, {@code options} (more of the URI).
 */
public final class Drain {
  private Drain() {}

  /** Prints seconds, records, threads, megabytes and stopSeconds. */
  public static void main(String[] arguments) throws Exception {
    List<String> tenants = List.of(property("tenants").split(","));
    var sink = new CountingSink(Long.parseLong(property("records")));
    var context = new DefaultCamelContext();
    context.addRoutes(routes(tenants, sink));
    long start = System.nanoTime();
    context.start();
    boolean complete = sink.await(Duration.ofSeconds(Integer.getInteger("timeoutSeconds", 180)));
    printSeconds("seconds", since(start));
    print("complete", complete);
    print("records", sink.count());
    printPeaks();
    long stop = System.nanoTime();
    context.stop();
    printSeconds("stopSeconds", since(stop));
    // A thread that could not be stopped does not keep the process.
    Runtime.getRuntime().halt(0);
  }

  private static RouteBuilder routes(List<String> tenants, CountingSink sink) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        for (String tenant : tenants) {
          from(Measurement.uri(tenant)).process(sink);
        }
      }
    };
  }
}
