package io.github.camelnetskope;

import io.github.camelnetskope.checkpoint.FeedCursor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * Hands the records of one page to the route, in order, several at once where allowed, and saves
 * how far it came. Ends when all are done, one has failed, or the consumer must stop; what is in
 * the route is always waited for.
 */
final class PageDelivery {
  private static final long COMMIT_CHECK_MILLIS = 100;

  /** Takes records through the route. */
  interface Route {
    /** Where the exchange ends that begins at a position. */
    int end(int from);

    /** Delivers the records from one position to another, and tells the progress how it went. */
    void deliver(PageProgress progress, int from, int to);
  }

  private final Route route;
  private final Executor executor;
  private final int maxInFlight;
  private final BooleanSupplier allowed;
  private final Clock clock;
  private final Duration checkpointInterval;
  private final boolean commitsByHand;

  /**
   * A way to deliver pages.
   *
   * @param executor runs the route when {@code maxInFlight} is above 1
   * @param allowed asked before each exchange
   * @param commitsByHand whether to wait until the route has committed all
   */
  PageDelivery(
      Route route,
      Executor executor,
      int maxInFlight,
      BooleanSupplier allowed,
      Clock clock,
      Duration checkpointInterval,
      boolean commitsByHand) {
    this.route = route;
    this.executor = executor;
    this.maxInFlight = maxInFlight;
    this.allowed = allowed;
    this.clock = clock;
    this.checkpointInterval = checkpointInterval;
    this.commitsByHand = commitsByHand;
  }

  /** Delivers what is not done yet. */
  void run(FeedCursor cursor, PageProgress progress, int size) throws InterruptedException {
    progress.begin();
    Instant saveAt = clock.instant().plus(checkpointInterval);
    try {
      int to;
      for (int from = progress.position(); from < size; from = to) {
        to = Math.min(size, route.end(from));
        if (!mayGoOn(progress)) {
          return;
        }
        if (!progress.isTaken(from, to)) {
          dispatch(progress, from, to);
        }
        saveAt = save(cursor, progress, saveAt);
      }
    } finally {
      progress.awaitInFlightBelow(1);
    }
    while (commitsByHand && mayGoOn(progress) && !progress.isComplete()) {
      progress.awaitDone(COMMIT_CHECK_MILLIS);
      saveAt = save(cursor, progress, saveAt);
    }
  }

  private boolean mayGoOn(PageProgress progress) {
    return progress.failure() == null && allowed.getAsBoolean();
  }

  /** Saves the position when it is time, and says when it is time again. */
  private Instant save(FeedCursor cursor, PageProgress progress, Instant saveAt) {
    Instant now = clock.instant();
    if (now.isBefore(saveAt) || progress.isComplete()) {
      return saveAt;
    }
    cursor.save(progress.position());
    return now.plus(checkpointInterval);
  }

  private void dispatch(PageProgress progress, int from, int to) throws InterruptedException {
    if (maxInFlight == 1) {
      route.deliver(progress, from, to);
      return;
    }
    progress.awaitInFlightBelow(maxInFlight);
    progress.dispatched();
    executor.execute(
        () -> {
          try {
            route.deliver(progress, from, to);
          } finally {
            progress.returned();
          }
        });
  }
}
