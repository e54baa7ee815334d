package io.github.camelnetskope.quarkus.deployment;

import io.github.camelnetskope.simulator.NetskopeSimulator;
import io.quarkus.deployment.builditem.Startable;
import org.jspecify.annotations.Nullable;

/** A tenant with some records in each feed, and more every second. */
final class SimulatedTenantService implements Startable {
  private static final int RECORDS = 1_000;
  private static final double GROWTH = 5;

  private @Nullable NetskopeSimulator simulator;

  @Override
  public void start() {
    simulator =
        NetskopeSimulator.builder().allFeeds(f -> f.records(RECORDS).growth(GROWTH)).start();
  }

  /** Its base URL. */
  @Override
  public String getConnectionInfo() {
    if (simulator == null) {
      throw new IllegalStateException("not started");
    }
    return simulator.baseUrl();
  }

  /** There is none: it runs in the JVM of the build. */
  @Override
  public @Nullable String getContainerId() {
    return null;
  }

  @Override
  public void close() {
    if (simulator != null) {
      simulator.close();
    }
  }
}
