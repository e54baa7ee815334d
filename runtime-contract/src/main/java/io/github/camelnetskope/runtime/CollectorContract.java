package io.github.camelnetskope.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelnetskope.simulator.LossReport;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A collector pulls three feeds of a simulated tenant into files, is killed half-way, is started
 * again, and the simulator's oracle is asked about the files.
 */
@SuppressWarnings("try") // closing waits for a process, which may be interrupted
public final class CollectorContract implements AutoCloseable {

  /** What the collector is to pull. */
  public static final List<String> FEEDS = List.of("events/alert", "events/page", "alerts/dlp");

  private static final int RECORDS_EACH = 5_000;
  // The tenant answers four times a second: each feed takes at least two seconds.
  private static final int PAGE_SIZE = 500;
  private static final int RECORDS = FEEDS.size() * RECORDS_EACH;

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final NetskopeSimulator tenant;
  private final CollectorSettings settings;
  private final CollectedFiles files;
  private @Nullable Process process;

  private CollectorContract(Path folder, NetskopeSimulator tenant) {
    this.tenant = tenant;
    Path output = folder.resolve("output");
    settings =
        new CollectorSettings(
            tenant.baseUrl(),
            NetskopeSimulator.TOKEN,
            "contract",
            output,
            folder.resolve("checkpoints"));
    files = new CollectedFiles(output, tenant.oracle());
  }

  /** A tenant with records, and a folder for the collector's files. */
  public static CollectorContract in(Path folder) {
    var builder = NetskopeSimulator.builder().pageSize(PAGE_SIZE);
    FEEDS.forEach(feed -> builder.feed(feed, f -> f.records(RECORDS_EACH)));
    return new CollectorContract(folder, builder.start());
  }

  /** Runs the collector until it is half-way, kills it, and lets a new process finish. */
  public LossReport killAndRestart(Collector collector) throws IOException, InterruptedException {
    Process first = start(collector);
    awaitRecords(first, RECORDS / 3);
    first.destroyForcibly().waitFor();
    assertThat(files.records()).as("records before the kill").isLessThan(RECORDS);

    try {
      awaitRecords(start(collector), RECORDS);
    } catch (ConditionTimeoutException e) {
      // The oracle knows better why.
    }
    return tenant.oracle().report();
  }

  /** The process that is running. */
  public Process process() {
    return Objects.requireNonNull(process);
  }

  private Process start(Collector collector) throws IOException {
    process = collector.start(settings);
    return process;
  }

  private void awaitRecords(Process running, long count) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .failFast("the collector ended", () -> !running.isAlive())
        .until(() -> files.records() >= count);
  }

  /** Ends the collector, gracefully if it can, and the tenant. */
  @Override
  public void close() {
    try {
      if (process != null) {
        process.destroy();
        process.waitFor(60, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      kill();
      tenant.close();
    }
  }

  private void kill() {
    if (process != null) {
      process.destroyForcibly();
    }
  }
}
