package io.github.camelnetskope.benchmarks;

import io.github.camelnetskope.NetskopeConstants;
import java.nio.file.Path;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Reads a {@link Job} into a file and ends.
 *
 * <p>Arguments: {@code hand-written FILE}, or {@code DELIVERY BODYTYPE FILE}.
 */
public final class Reader {
  private Reader() {}

  /** Runs one client. */
  public static void main(String[] arguments) throws Exception {
    Job job = Job.fromProperties();
    Path file = Path.of(arguments[arguments.length - 1]);
    var sink = new LineSink(file, NetskopeConstants.RECORD_COUNT, job.records());
    var context = new DefaultCamelContext();
    context.addRoutes(route(arguments, job, sink));
    context.start();
    sink.await();
    // As a process that is ended: what the clients do when they stop is not compared.
    Runtime.getRuntime().halt(0);
  }

  private static RoutesBuilder route(String[] arguments, Job job, LineSink sink) {
    return arguments[0].equals("hand-written")
        ? new HandWrittenRoute(job, sink)
        : new NetskopeRoute(job, sink, arguments[0], arguments[1]);
  }
}
