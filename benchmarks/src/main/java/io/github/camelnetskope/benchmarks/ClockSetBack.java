package io.github.camelnetskope.benchmarks;

import static io.github.camelnetskope.benchmarks.Measurement.print;
import static io.github.camelnetskope.benchmarks.Measurement.printSeconds;
import static io.github.camelnetskope.benchmarks.Measurement.property;
import static io.github.camelnetskope.benchmarks.Measurement.since;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Reads a feed that grows while the wall clock of the process is set back: how long does nothing
 * come? The clock is that of libfaketime, which reads its offset from a file.
 *
 * <p>Properties as of {@link Drain}, and {@code clockFile}, {@code setBackSeconds}, {@code
 * seconds}.
 */
public final class ClockSetBack {
  private final AtomicLong pages = new AtomicLong();
  private final AtomicLong lastPage = new AtomicLong(System.nanoTime());
  private final AtomicLong longestGap = new AtomicLong();

  private ClockSetBack() {}

  /** Prints pages before and after, the clock's jump and the longest gap between two pages. */
  public static void main(String[] arguments) throws Exception {
    new ClockSetBack().run();
    Runtime.getRuntime().halt(0);
  }

  private void run() throws Exception {
    var context = new DefaultCamelContext();
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(Measurement.uri(property("tenants"))).process(exchange -> page());
          }
        });
    context.start();
    long half = 1000L * Integer.getInteger("seconds", 10);
    Thread.sleep(half);
    print("pagesBefore", pages.getAndSet(0));
    longestGap.set(0);
    setBack();
    Thread.sleep(half);
    page();
    print("pagesAfter", pages.get() - 1);
    printSeconds("longestGap", Duration.ofNanos(longestGap.get()));
  }

  private void setBack() throws Exception {
    long wall = System.currentTimeMillis();
    long start = System.nanoTime();
    Files.writeString(
        Path.of(property("clockFile")), "-" + Integer.getInteger("setBackSeconds", 30));
    Thread.sleep(200);
    long jump = System.currentTimeMillis() - wall - since(start).toMillis();
    printSeconds("clockJump", Duration.ofMillis(jump));
  }

  private void page() {
    long now = System.nanoTime();
    longestGap.accumulateAndGet(now - lastPage.getAndSet(now), Math::max);
    pages.incrementAndGet();
  }
}
