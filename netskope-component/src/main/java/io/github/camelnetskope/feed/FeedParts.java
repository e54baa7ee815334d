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
 * What one feed is made of, for its machine and the steps of it.
 *
 * @param worker runs the feed's events, one after the other
 * @param closed completes when others may have the feed
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

  /** A call that may end in the checkpoint store, and hang there. */
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
   * A way to deliver a page.
   *
   * @param ended told once, by the thread that delivers
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

  /** Saves how far delivery of a page came, for the case of a crash. */
  void save(PageProgress progress, int position) {
    cursor().inHand().save(position);
    host.duplicates().saved(progress, position);
  }

  /** A step has failed: all hear of it. */
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

  /** An answer that cannot be read was set aside: all hear of it. */
  void setAside(MalformedAnswer why) {
    // The last error stays to be seen when the feed goes on.
    status.failing(FeedProblem.MALFORMED, why);
    host.setAside(why);
  }

  /** The feed has come to its end: all hear of it. */
  void done() {
    alarm.off();
    status.done(cursor().end().until(), cursor().end().isUnproven());
  }

  /** Lets others have the feed. */
  void close() {
    alarm.off();
    watch.close();
    place.giveBack();
    status.closed();
    feed.close();
    closed.complete(null);
  }
}
