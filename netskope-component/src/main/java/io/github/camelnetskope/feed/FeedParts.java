package io.github.camelnetskope.feed;

import io.github.camelnetskope.checkpoint.FeedCursor;
import io.github.camelnetskope.client.NetskopeException.MalformedAnswer;
import io.github.camelnetskope.health.FeedProblem;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one feed, for its state machine and its steps.
 *
 * @param worker runs the feed's events, one after the other
 * @param closed completes when another consumer may read the feed
 */
record FeedParts(
    OpenFeed feed,
    FeedHost host,
    FeedResources resources,
    FeedSettings settings,
    FeedOrders orders,
    FeedStatus status,
    Mailbox worker,
    HangWatch watch,
    RoutePlace place,
    AnswerMemory memory,
    Alarm alarm,
    CompletableFuture<@Nullable Void> closed) {

  FeedCursor cursor() {
    return feed.cursor();
  }

  /** Runs a call that may use the checkpoint store, and watches that it returns. */
  <T> T stored(Supplier<T> call) {
    watch.calling();
    try {
      return call.get();
    } finally {
      watch.quiet();
      status.cameBack();
    }
  }

  /** The same, without a result. */
  void store(Runnable call) {
    var unused =
        stored(
            () -> {
              call.run();
              return true;
            });
  }

  /**
   * Creates the delivery of a page.
   *
   * @param ended called once, on the thread that delivers
   */
  PageDelivery delivery(
      PageRoute route, PageProgress progress, Consumer<@Nullable Throwable> ended) {
    int begunAt = progress.position();
    BooleanSupplier nearlyDone = () -> progress.isMoreThanHalfDone(begunAt);
    var limits =
        new PageDelivery.Limits(
            settings.maxInFlight(), settings.checkpointInterval(), settings.commitsByHand());
    var context =
        new PageDelivery.Context(
            resources.workers(),
            resources.time(),
            watch,
            () -> orders.mayDeliver() && place.mayStay(nearlyDone),
            position -> save(progress, position),
            ended);
    return new PageDelivery(route, progress, limits, context);
  }

  /** Saves the position in the page, so that a crash repeats little. */
  void save(PageProgress progress, int position) {
    cursor().inHand().save(position);
    host.duplicates().saved(progress, position);
  }

  /** A step has failed: informs timer, host and status. */
  void failed(Throwable failure) {
    feed.failed(failure);
    status.ended(failure);
    if (!orders.isStopping()) {
      status.failing(FeedProblems.of(failure), failure);
    }
    if (host.failed(failure)) {
      feed.timer().now();
    }
  }

  /** An answer that cannot be read was set aside: informs status and host. */
  void setAside(MalformedAnswer why) {
    // The last error stays visible after the feed has continued.
    status.failing(FeedProblem.MALFORMED, why);
    host.setAside(why);
  }

  /** The feed is DONE: informs status and log. */
  void done() {
    alarm.off();
    status.done(cursor().end().until(), cursor().end().isUnproven());
  }

  /** Closes the feed, so that another consumer may read it. */
  void close() {
    alarm.off();
    watch.close();
    place.giveBack();
    status.closed();
    feed.close();
    closed.complete(null);
  }
}
