package io.github.camelnetskope.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a measuring program is told, as system properties, and what it prints: lines of name=value.
 */
final class Measurement {
  private Measurement() {}

  static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalArgumentException("-D" + name + "= is missing");
    }
    return value;
  }

  /** The URI of a consumer of all feeds that are asked for, with a cursor that nobody has used. */
  static String uri(String tenant) {
    return "netskope:dataexport/"
        + property("feeds")
        + "?tenant="
        + tenant
        + "&token="
        + property("token")
        + "&index="
        + property("index")
        + System.getProperty("options", "");
  }

  static void print(String name, Object value) {
    System.out.println(name + '=' + value);
  }

  static void printSeconds(String name, Duration duration) {
    print(name, "%.1f".formatted(duration.toMillis() / 1000.0));
  }

  static Duration since(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }

  /** The most threads and the most memory that this process has had. */
  static void printPeaks() throws IOException {
    print("threads", ManagementFactory.getThreadMXBean().getPeakThreadCount());
    Path status = Path.of("/proc/self/status"); // Linux; elsewhere the line is missing
    if (Files.exists(status)) {
      try (var lines = Files.lines(status)) {
        lines
            .filter(line -> line.startsWith("VmHWM:"))
            .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
            .forEach(megabytes -> print("megabytes", megabytes));
      }
    }
  }
}
