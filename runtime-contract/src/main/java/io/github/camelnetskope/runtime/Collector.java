package io.github.camelnetskope.runtime;

import java.io.IOException;

/** A runtime that can run a route from feeds into files, as a process of its own. */
@FunctionalInterface
public interface Collector {

  /**
   * Starts the process; its second start finds what the first one left behind.
   *
   * @return the process that does the work, so that killing it kills the work
   */
  Process start(CollectorSettings settings) throws IOException;
}
