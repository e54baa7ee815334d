package io.github.camelnetskope;

import io.github.camelnetskope.checkpoint.CursorRules;
import io.github.camelnetskope.checkpoint.UnreadableDir;
import io.github.camelnetskope.client.Extent;
import io.github.camelnetskope.client.Pacing;
import io.github.camelnetskope.client.RetryPolicy;
import io.github.camelnetskope.client.StartFrom;
import io.github.camelnetskope.client.Until;
import io.github.camelnetskope.feed.FeedResources;
import io.github.camelnetskope.feed.FeedSettings;
import io.github.camelnetskope.feed.Turns;
import io.github.camelnetskope.feed.UnreadableRule;
import io.github.camelnetskope.health.FeedHealth;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/** Converts the options of an endpoint into the settings of a feed's engine. */
final class FeedOptions {
  private FeedOptions() {}

  /**
   * The resources that all feeds of a consumer of this endpoint share.
   *
   * @param reader names the consumer in errors
   */
  static FeedResources resources(NetskopeEndpoint endpoint, String reader) throws Exception {
    NetskopeConfiguration c = endpoint.getConfiguration();
    NetskopeThreads threads = endpoint.getComponent().threads();
    ScheduledExecutorService own = endpoint.getScheduledExecutorService();
    Executor workers = own == null ? threads.workers() : own;
    return new FeedResources(
        endpoint.transport(),
        endpoint.tokens(),
        Checkpoints.named(endpoint.checkpoints(), c, reader),
        new CursorRules(),
        workers,
        own == null ? threads.timer() : own,
        endpoint.getComponent().time(),
        threads.buffers(c.getMaxBufferedBytes()),
        new Turns(Math.min(c.getPollerThreads(), endpoint.feeds().size() * c.getStripes())),
        threads.warnings(),
        // Shared by the threads of all feeds.
        new Random());
  }

  /**
   * The settings of one feed.
   *
   * @param extent where reading begins and ends
   * @param delay the shortest time between two polls
   */
  static FeedSettings settings(NetskopeEndpoint endpoint, Extent extent, Duration delay) {
    NetskopeConfiguration c = endpoint.getConfiguration();
    return new FeedSettings(
        extent,
        c.getProbation(),
        pacing(c),
        delay,
        c.getHangThreshold(),
        c.getOnFailure() == OnFailure.STOP,
        c.getMaxPageBytes(),
        c.getMaxInFlight(),
        c.getCheckpointInterval(),
        c.isManualCommit(),
        unreadable(c));
  }

  /** Where a cursor begins and ends, by {@code startFrom} and {@code until}. */
  static Extent extent(NetskopeConfiguration c) {
    return new Extent(
        StartFrom.parse(c.getStartFrom()), Optional.ofNullable(c.getUntil()).map(Until::parse));
  }

  private static Optional<UnreadableRule> unreadable(NetskopeConfiguration c) {
    if (c.getSkipUnreadableAfter() == 0) {
      return Optional.empty();
    }
    Path folder =
        c.getUnreadableDir() == null
            ? Path.of(Objects.requireNonNull(c.getCheckpointDir()), "unreadable")
            : Path.of(c.getUnreadableDir());
    return Optional.of(new UnreadableRule(c.getSkipUnreadableAfter(), new UnreadableDir(folder)));
  }

  private static Pacing pacing(NetskopeConfiguration c) {
    return new Pacing(
        c.getMinWait(),
        c.getDefaultWait(),
        c.getMaxWait(),
        new RetryPolicy(c.getRetryDelay(), c.getMaxRetryDelay()),
        c.getAuthRetryDelay());
  }

  static FeedHealth.Thresholds thresholds(NetskopeConfiguration c) {
    return new FeedHealth.Thresholds(c.getStallThreshold(), c.getLagThreshold(), c.getStaleAfter());
  }
}
