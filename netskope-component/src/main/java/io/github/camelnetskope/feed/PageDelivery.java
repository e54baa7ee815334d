package io.github.camelnetskope.feed;

import io.github.camelnetskope.client.Moment;
import io.github.camelnetskope.client.Time;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands the records of one page to the route, in order, up to {@code maxInFlight} exchanges at
 * once, and saves the position. Ends when all records are done, one has failed, or another feed
 * needs the place; exchanges in flight are always waited for, without blocking a thread when the
 * route is asynchronous.
 *
 * <p>Thread-safe. Its loop runs on one thread at a time; an exchange that completes later starts it
 * again.
 */
final class PageDelivery {
  private final PageRoute route;
  private final PageProgress progress;
  private final Limits limits;
  private final Executor workers;
  private final Time time;
  private final HangWatch watch;
  private final BooleanSupplier mayGoOn;
  private final IntConsumer save;
  private final Consumer<@Nullable Throwable> ended;

  /** Counts signals that the loop has to check again; the loop runs while it is not 0. */
  private final AtomicInteger signals = new AtomicInteger();

  private final Runnable returned = this::returned;
  private int next;
  private Moment saveAt;
  private @Nullable Throwable fault;
  private boolean over;

  /** Whether no more records are delivered. Stays set, since records may have been passed over. */
  private volatile boolean closed;

  /**
   * Limits for the delivery of a page.
   *
   * @param maxInFlight exchanges in the route at once
   * @param checkpointInterval the position is saved at most this often
   * @param commitsByHand whether records are done when the route has committed them
   */
  record Limits(int maxInFlight, Duration checkpointInterval, boolean commitsByHand) {}

  /**
   * The feed's part of a delivery.
   *
   * @param workers run the loop, and exchanges when {@code maxInFlight} is above 1
   * @param mayGoOn checked before each exchange
   * @param save saves the position
   * @param ended called once: with a failure outside the route, or with null
   */
  record Context(
      Executor workers,
      Time time,
      HangWatch watch,
      BooleanSupplier mayGoOn,
      IntConsumer save,
      Consumer<@Nullable Throwable> ended) {}

  PageDelivery(PageRoute route, PageProgress progress, Limits limits, Context context) {
    this.route = route;
    this.progress = progress;
    this.limits = limits;
    this.workers = context.workers();
    this.time = context.time();
    this.watch = context.watch();
    this.mayGoOn = context.mayGoOn();
    this.save = context.save();
    this.ended = context.ended();
    this.next = progress.position();
    this.saveAt = time.moment().plus(limits.checkpointInterval());
  }

  /** Delivers the records that are not done yet, on worker threads. */
  void start() {
    progress.begin(this::look);
    look();
  }

  /** Signals a change: an exchange or a commit is done, or the feed has to give up its place. */
  void look() {
    if (signals.getAndIncrement() == 0) {
      try {
        workers.execute(this::run);
      } catch (RejectedExecutionException e) {
        // The executor is shut down, since the process is stopping; the feed still has to handle
        // the event.
        run();
      }
    }
  }

  private void run() {
    int seen = 1;
    do {
      step();
      seen = signals.addAndGet(-seen);
    } while (seen != 0);
  }

  private void step() {
    try {
      if (!over) {
        handOut();
      }
    } catch (Throwable e) {
      fault = fault == null ? e : fault;
      endWhenAllAreBack();
    }
  }

  /**
   * Hands out records until there is nothing to do before the next signal. It calls the route from
   * its loop, not from a method for one exchange: the JIT compiler would compile the whole route
   * into each of these.
   */
  private void handOut() {
    int size = progress.page().page().size();
    while (next < size && fault == null && isOpen()) {
      if (progress.inFlight() >= limits.maxInFlight()) {
        return;
      }
      int from = next;
      int to = Math.min(size, route.end(from));
      next = to;
      if (!progress.isTaken(from, to)) {
        dispatched();
        if (limits.maxInFlight() == 1) {
          route.deliver(progress, from, to, returned);
        } else {
          deliverOnWorker(from, to);
        }
      }
      saveWhenDue();
    }
    if (next >= size && waitsForCommits()) {
      quietWhenAllAreBack();
    } else {
      endWhenAllAreBack();
    }
  }

  private boolean waitsForCommits() {
    return limits.commitsByHand() && fault == null && isOpen() && !progress.isComplete();
  }

  private boolean isOpen() {
    if (progress.failure() != null || !mayGoOn.getAsBoolean()) {
      closed = true;
    }
    return !closed;
  }

  private void dispatched() {
    // A step of the route may have left the interrupt flag set.
    Thread.interrupted();
    progress.dispatched();
    watch.begins();
  }

  private void deliverOnWorker(int from, int to) {
    try {
      workers.execute(() -> deliverIfOpen(from, to));
    } catch (RuntimeException | Error e) {
      // Rejected, or the JVM cannot create a thread: this exchange will never complete.
      progress.returned();
      throw e;
    }
  }

  /** Checks again whether to deliver: the exchange may have waited long for its thread. */
  private void deliverIfOpen(int from, int to) {
    if (isOpen()) {
      route.deliver(progress, from, to, returned);
    } else {
      returned();
    }
  }

  private void returned() {
    watch.calling();
    progress.returned();
    look();
  }

  private void saveWhenDue() {
    Moment now = time.moment();
    if (now.isBefore(saveAt) || progress.isComplete()) {
      return;
    }
    // A step of the route may have left the interrupt flag set; file and database calls would fail.
    Thread.interrupted();
    watch.calling();
    save.accept(progress.position());
    saveAt = time.moment().plus(limits.checkpointInterval());
  }

  /** Ends the hang watch: waiting for a commit is not a hanging call. */
  private void quietWhenAllAreBack() {
    if (progress.inFlight() == 0) {
      watch.quiet();
    }
  }

  private void endWhenAllAreBack() {
    if (!over && progress.inFlight() == 0) {
      over = true;
      watch.quiet();
      ended.accept(fault);
    }
  }
}
