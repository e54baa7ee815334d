package io.github.camelnetskope;

import io.github.camelnetskope.checkpoint.CheckpointStore;
import io.github.camelnetskope.checkpoint.FeedCursor;
import io.github.camelnetskope.client.Cursor;
import io.github.camelnetskope.client.EventIterator;
import io.github.camelnetskope.client.Pacing;
import io.github.camelnetskope.client.RetryPolicy;
import io.github.camelnetskope.client.TokenSource;
import io.github.camelnetskope.client.http.Transport;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What the feeds of one consumer share while it runs. */
record FeedResources(
    Transport transport,
    TokenSource tokens,
    CheckpointStore checkpoints,
    NetskopeExchanges exchanges,
    @Nullable ScheduledExecutorService pollers,
    Executor deliverers,
    Clock clock,
    RandomGenerator random) {

  /** Those of an endpoint, with the threads that the caller has. */
  static FeedResources of(
      NetskopeEndpoint endpoint, @Nullable ScheduledExecutorService pollers, Executor deliverers)
      throws Exception {
    return new FeedResources(
        endpoint.transport(),
        endpoint.tokens(),
        endpoint.checkpoints(),
        new NetskopeExchanges(endpoint),
        pollers,
        deliverers,
        endpoint.getComponent().clock(),
        // Shared by the threads of all feeds.
        new Random());
  }

  FeedTimer timer(Cursor cursor, NetskopeConfiguration configuration, Duration delay) {
    return new FeedTimer(pacing(configuration), cursor, clock, delay, random);
  }

  EventIterator iterator(Cursor cursor, NetskopeConfiguration configuration) {
    return new EventIterator(cursor, transport, tokens, clock, configuration.getMaxPageBytes());
  }

  PageDelivery delivery(
      PageDelivery.Route route, BooleanSupplier allowed, NetskopeConfiguration configuration) {
    return new PageDelivery(
        route,
        deliverers,
        configuration.getMaxInFlight(),
        allowed,
        clock,
        configuration.getCheckpointInterval(),
        configuration.isManualCommit());
  }

  FeedCursor cursor(EventIterator iterator, NetskopeEndpoint endpoint) {
    CheckpointStore.Entry entry = checkpoints.open(iterator.cursor());
    try {
      return new FeedCursor(iterator, entry, endpoint.startFrom(), clock);
    } catch (RuntimeException e) {
      entry.close();
      throw e;
    }
  }

  private static Pacing pacing(NetskopeConfiguration c) {
    return new Pacing(
        c.getMinWait(),
        c.getDefaultWait(),
        c.getMaxWait(),
        new RetryPolicy(c.getRetryDelay(), c.getMaxRetryDelay()),
        c.getAuthRetryDelay());
  }
}
