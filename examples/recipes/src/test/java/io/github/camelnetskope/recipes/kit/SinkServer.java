package io.github.camelnetskope.recipes.kit;

import java.io.IOException;
import java.util.Map;

/** A sink that can be down for a while. */
public interface SinkServer extends AutoCloseable {

  /** The properties that the recipe needs. */
  Map<String, String> settings();

  /** Starts it, the first time and after {@link #kill}, with all that it had. */
  void start() throws Exception;

  /** From now on it makes no faults by itself. */
  default void behave() {}

  /** Ends it like a power cut. */
  void kill() throws Exception;

  /** How many records it has; called while it runs. */
  long count() throws Exception;

  /** Gives all its records; called while it runs. */
  void read(Judge judge) throws Exception;

  /** Ends it and removes its records. */
  @Override
  void close() throws IOException;
}
