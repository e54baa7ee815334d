package io.github.camelnetskope.simulator.iterator;

import java.util.OptionalInt;

/** The rule for the tenant's {@code wait_time}. */
@FunctionalInterface
public interface WaitTime {

  /**
   * The seconds; empty to leave the field out.
   *
   * @param full whether the page ended because it was full, not because there was nothing more
   */
  OptionalInt seconds(boolean full);

  /** 0 after a full page, else 5. */
  static WaitTime computed() {
    return full -> OptionalInt.of(full ? 0 : 5);
  }

  /** A constant value. */
  static WaitTime of(int seconds) {
    return full -> OptionalInt.of(seconds);
  }

  /** The field is missing. */
  static WaitTime missing() {
    return full -> OptionalInt.empty();
  }
}
