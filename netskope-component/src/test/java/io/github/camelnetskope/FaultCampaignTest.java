package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.CampaignTrial.Result;
import io.github.camelnetskope.checkpoint.CheckpointStore;
import io.github.camelnetskope.checkpoint.FileCheckpointStore;
import io.github.camelnetskope.checkpoint.InMemoryCheckpointStore;
import io.github.camelnetskope.checkpoint.RepositoryCheckpointStore;
import io.github.camelnetskope.client.Time;
import java.nio.file.Path;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The promise under seeded faults of every kind, in virtual time. {@code -Dcampaign.trials=20000}
 * makes it long; {@code -Dcampaign.seed=42 -Dcampaign.trials=1} repeats one trial.
 */
class FaultCampaignTest {
  private static final Logger LOG = LoggerFactory.getLogger(FaultCampaignTest.class);
  private static final long FIRST_SEED = Long.getLong("campaign.seed", 1);
  private static final long TRIALS = Long.getLong("campaign.trials", 150);

  private static final DefaultCamelContext CONTEXT = new DefaultCamelContext();

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    CONTEXT.start();
  }

  @AfterAll
  static void stop() throws Exception {
    CONTEXT.close();
  }

  @Test
  void nothing_is_lost_or_repeated_with_a_durable_checkpoint_when_nothing_is_killed() {
    run("durable, not killed", false, seed -> shared(newRepository()));
  }

  @Test
  void nothing_is_lost_and_little_repeated_with_a_durable_checkpoint_when_killed() {
    run("durable, killed", true, seed -> shared(newRepository()));
  }

  @Test
  void nothing_is_lost_or_repeated_in_one_jvm_with_the_checkpoint_in_memory() {
    run("in memory, not killed", false, seed -> shared(new InMemoryCheckpointStore()));
  }

  @Test
  void nothing_is_lost_and_at_most_a_page_repeated_when_the_checkpoint_dies_with_the_process() {
    run("in memory, killed", true, seed -> null);
  }

  @Test
  void the_same_holds_for_checkpoints_in_files() {
    long some = Math.max(1, TRIALS / 8);
    run("files, killed", true, seed -> shared(files(seed)), some);
  }

  private CheckpointStore newRepository() {
    return new RepositoryCheckpointStore(new MemoryStateRepository(), Time.SYSTEM);
  }

  private CheckpointStore files(long seed) {
    return new FileCheckpointStore(folder.resolve("s" + seed), Time.SYSTEM);
  }

  private static Supplier<CheckpointStore> shared(CheckpointStore store) {
    return () -> store;
  }

  private static void run(
      String name, boolean killing, LongFunction<Supplier<CheckpointStore>> stores) {
    run(name, killing, stores, TRIALS);
  }

  private static void run(
      String name, boolean killing, LongFunction<Supplier<CheckpointStore>> stores, long trials) {
    long records = 0;
    long repeated = 0;
    for (long seed = FIRST_SEED; seed < FIRST_SEED + trials; seed++) {
      Result result = trial(killing, stores.apply(seed), seed);
      String repeat = "-Dcampaign.trials=1 -Dcampaign.seed=" + seed + " # " + name;
      assertThat(result.lost()).as("lost, " + repeat).isZero();
      assertThat(result.repeated())
          .as("repeated, " + repeat)
          .isLessThanOrEqualTo(result.allowedRepeats());
      assertThat(result.faults()).as(repeat).isEmpty();
      records += result.records();
      repeated += result.repeated();
    }
    LOG.info("{}: {} trials, {} records, 0 lost, {} repeated", name, trials, records, repeated);
  }

  private static Result trial(boolean killing, Supplier<CheckpointStore> stores, long seed) {
    try {
      return new CampaignTrial(CONTEXT, seed, killing, stores).run();
    } catch (Exception e) {
      throw new AssertionError("-Dcampaign.trials=1 -Dcampaign.seed=" + seed, e);
    }
  }
}
