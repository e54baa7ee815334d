package io.github.camelnetskope.client.http;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/** The memory outside the heap that direct buffers of this JVM may take in total. */
final class DirectMemory {
  private static final String OPTION = "-XX:MaxDirectMemorySize=";
  private static final String SUFFIXES = "kmgt";

  private DirectMemory() {}

  /** The limit in bytes. */
  static long limit() {
    return limit(
        ManagementFactory.getRuntimeMXBean().getInputArguments(), Runtime.getRuntime().maxMemory());
  }

  /**
   * The limit in bytes: as large as the heap, unless an argument of the JVM sets it to another
   * value than 0.
   */
  static long limit(List<String> arguments, long heap) {
    long limit = heap;
    for (String argument : arguments) {
      if (argument.startsWith(OPTION)) {
        long given = bytes(argument.substring(OPTION.length()).toLowerCase(Locale.ROOT));
        limit = given == 0 ? heap : given;
      }
    }
    return limit;
  }

  private static long bytes(String size) {
    int power = SUFFIXES.indexOf(size.charAt(size.length() - 1)) + 1;
    String number = power == 0 ? size : size.substring(0, size.length() - 1);
    return Long.parseLong(number) << (10 * power);
  }
}
