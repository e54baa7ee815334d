package io.github.camelnetskope;

import io.github.camelnetskope.CampaignTrial.Setting;
import io.github.camelnetskope.campaign.CampaignPage;
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
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The promise under seeded faults of every kind, in virtual time. {@code -Dcampaign.trials=20000
 * -Dcampaign.gateways=20000} makes it long; {@code -Dcampaign.seed=42 -Dcampaign.trials=1
 * -Dcampaign.gateways=1} repeats one trial.
 */
class FaultCampaignTest {
  private static final Logger LOG = LoggerFactory.getLogger(FaultCampaignTest.class);
  private static final long FIRST_SEED = Long.getLong("campaign.seed", 1);
  private static final long TRIALS = Long.getLong("campaign.trials", 150);
  private static final long GATEWAY_TRIALS = Long.getLong("campaign.gateways", 40);

  private static final CampaignPage PAGE = new CampaignPage();
  private static final DefaultCamelContext CONTEXT = new DefaultCamelContext();

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    CONTEXT.start();
  }

  @AfterAll
  static void stop() throws Exception {
    CONTEXT.close();
    PAGE.write();
  }

  @Test
  void nothing_is_lost_or_repeated_with_a_durable_checkpoint_when_nothing_is_killed() {
    run(
        "checkpoint in a repository, nothing killed",
        new Setting(false, false),
        seed -> shared(newRepository()),
        TRIALS);
  }

  @Test
  void nothing_is_lost_and_at_most_an_interval_repeated_with_a_durable_checkpoint_when_killed() {
    run(
        "checkpoint in a repository, process killed",
        new Setting(true, false),
        seed -> shared(newRepository()),
        TRIALS);
  }

  @Test
  void nothing_is_lost_or_repeated_in_one_jvm_with_the_checkpoint_in_memory() {
    run(
        "checkpoint in memory, nothing killed",
        new Setting(false, false),
        seed -> shared(new InMemoryCheckpointStore()),
        TRIALS);
  }

  @Test
  void nothing_is_lost_and_at_most_a_page_repeated_when_the_checkpoint_dies_with_the_process() {
    run("checkpoint dies with the process", new Setting(true, false), seed -> null, TRIALS);
  }

  @Test
  void a_feed_that_has_an_end_loses_nothing_before_it() {
    long some = Math.max(1, TRIALS / 4);
    run(
        "a feed with an end, nothing killed",
        new Setting(false, false).ending(),
        seed -> shared(newRepository()),
        some);
    run(
        "a feed with an end, process killed",
        new Setting(true, false).ending(),
        seed -> shared(newRepository()),
        some);
  }

  @Test
  void a_feed_that_has_an_end_loses_nothing_before_it_behind_gateways() {
    run(
        "a feed with an end, gateways, process killed",
        new Setting(true, true).ending(),
        seed -> shared(newRepository()),
        Math.max(1, GATEWAY_TRIALS / 4));
  }

  @Test
  void nothing_is_lost_with_checkpoints_in_files_when_killed() {
    long some = Math.max(1, TRIALS / 8);
    run(
        "checkpoint in files, process killed",
        new Setting(true, false),
        seed -> shared(files(seed)),
        some);
  }

  @Test
  void nothing_is_lost_or_repeated_behind_gateways_when_nothing_is_killed() {
    run(
        "gateways, checkpoint in a repository, nothing killed",
        new Setting(false, true),
        seed -> shared(newRepository()),
        GATEWAY_TRIALS);
  }

  @Test
  void nothing_is_lost_behind_gateways_when_killed() {
    run(
        "gateways, checkpoint in a repository, process killed",
        new Setting(true, true),
        seed -> shared(newRepository()),
        GATEWAY_TRIALS);
  }

  @Test
  void nothing_is_lost_behind_gateways_when_the_checkpoint_dies_with_the_process() {
    run(
        "gateways, checkpoint dies with the process",
        new Setting(true, true),
        seed -> null,
        GATEWAY_TRIALS);
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
      String name, Setting setting, LongFunction<Supplier<CheckpointStore>> stores, long trials) {
    var tally = new CampaignTally();
    var all = new SoftAssertions();
    for (long seed = FIRST_SEED; seed < FIRST_SEED + trials; seed++) {
      TrialResult result = trial(setting, stores.apply(seed), seed);
      tally.add(result);
      String repeat =
          "-Dcampaign.trials=1 -Dcampaign.gateways=1 -Dcampaign.seed=" + seed + " # " + name;
      all.assertThat(result.faults()).as(repeat).isEmpty();
      if (result.windows().isEmpty()) {
        all.assertThat(result.lost()).as("lost, " + repeat).isZero();
        all.assertThat(result.repeated())
            .as("repeated, " + repeat)
            .isLessThanOrEqualTo(result.allowedRepeats());
      }
    }
    all.assertAll();
    LOG.info("{}: {}", name, tally);
    PAGE.row("long", name, tally.cells());
  }

  private static TrialResult trial(
      Setting setting, @Nullable Supplier<CheckpointStore> stores, long seed) {
    try {
      return new CampaignTrial(CONTEXT, seed, setting, stores).run();
    } catch (Exception e) {
      throw new AssertionError(
          "-Dcampaign.trials=1 -Dcampaign.gateways=1 -Dcampaign.seed=" + seed, e);
    }
  }
}
