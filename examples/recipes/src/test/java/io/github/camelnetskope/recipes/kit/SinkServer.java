package io.github.camelnetskope.recipes.kit;

import java.io.IOException;
import java.util.Map;

/** A sink that can be away for a while. */
public interface SinkServer extends AutoCloseable {

  /** What the recipe has to know of it: its properties. */
  Map<String, String> settings();

  /** Starts it, the first time and after {@link #kill}, with all that it had. */
  void start() throws Exception;

  /** From now on it makes no faults by itself. */
  default void behave() {}

  /** Ends it as a power cut would. */
  void kill() throws Exception;

  /** How many records it has; asked while it runs. */
  long count() throws Exception;

  /** Tells all that it has; asked while it runs. */
  void read(Judge judge) throws Exception;

  /** Ends it and removes what it had. */
  @Override
  void close() throws IOException;
}
