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
   * The limit in bytes: as large as the heap, unless an argument of the JVM sets it; 0 when that
   * argument has an unknown form.
   */
  static long limit(List<String> arguments, long heap) {
    long limit = heap;
    for (String argument : arguments) {
      if (argument.startsWith(OPTION)) {
        limit = bytes(argument.substring(OPTION.length()).toLowerCase(Locale.ROOT));
      }
    }
    return limit;
  }

  private static long bytes(String size) {
    int power = size.isEmpty() ? 0 : SUFFIXES.indexOf(size.charAt(size.length() - 1)) + 1;
    String number = power == 0 ? size : size.substring(0, size.length() - 1);
    try {
      return Long.decode(number) << (10 * power);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
