package io.github.camelnetskope.health;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/** The meters of a running consumer. Does nothing without Micrometer on the class path. */
public interface FeedMeters {
  FeedMeters NONE = () -> {};

  /** Removes the meters from the registry. */
  void remove();

  /** Meters for feeds, in the meter registry of the Camel context if it has one. */
  static FeedMeters register(
      CamelContext context,
      List<Supplier<FeedSnapshot>> feeds,
      Function<FeedSnapshot, FeedHealth> judge) {
    return isMicrometerThere() ? NetskopeMeters.register(context, feeds, judge) : NONE;
  }

  private static boolean isMicrometerThere() {
    try {
      // The OSGi import of Micrometer is optional, so the class may be absent.
      Class.forName("io.micrometer.core.instrument.FunctionCounter");
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
