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
 * Hands the records of one page to the route, in order, several at once where allowed, and saves
 * how far it came. Ends when all are done, one has failed, or it has to make way; what is in the
 * route is always waited for, without a thread where the route holds none.
 *
 * <p>Thread-safe. Its loop runs on one worker at a time, as long as there are signals; an exchange
 * that comes back, on any thread, is a signal.
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

  /** Signals that the loop has to look again; the loop runs while it is not 0. */
  private final AtomicInteger signals = new AtomicInteger();

  private int next;
  private Moment saveAt;
  private @Nullable Throwable fault;
  private boolean over;

  /**
   * How a page is delivered.
   *
   * @param maxInFlight exchanges in the route at once
   * @param checkpointInterval the position is saved at most this often
   * @param commitsByHand whether records are done when the route has committed them
   */
  record Limits(int maxInFlight, Duration checkpointInterval, boolean commitsByHand) {}

  /**
   * What a delivery needs of its feed.
   *
   * @param workers run the loop, and exchanges when {@code maxInFlight} is above 1
   * @param mayGoOn asked before each exchange
   * @param save saves the position
   * @param ended told once: with what went wrong beside the route, or with null
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

  /** Delivers what is not done yet, on the threads of the workers. */
  void start() {
    progress.begin(this::look);
    look();
  }

  /** Something has changed: an exchange is back, a commit came, the feed has to make way. */
  void look() {
    if (signals.getAndIncrement() == 0) {
      try {
        workers.execute(this::run);
      } catch (RejectedExecutionException e) {
        // The threads are gone: the process is being stopped, and the feed has to hear of it.
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
      while (!over && advance()) {
        // until there is nothing to do at the moment
      }
    } catch (Throwable e) {
      fault = fault == null ? e : fault;
      endWhenAllAreBack();
    }
  }

  /** Does one thing; false when there is nothing to do before the next signal. */
  private boolean advance() {
    boolean open = fault == null && progress.failure() == null && mayGoOn.getAsBoolean();
    if (!open || next >= progress.page().page().size()) {
      if (open && limits.commitsByHand() && !progress.isComplete()) {
        quietWhenAllAreBack();
      } else {
        endWhenAllAreBack();
      }
      return false;
    }
    if (progress.inFlight() >= limits.maxInFlight()) {
      return false;
    }
    int from = next;
    int to = Math.min(progress.page().page().size(), route.end(from));
    next = to;
    if (!progress.isTaken(from, to)) {
      dispatch(from, to);
    }
    saveWhenDue();
    return true;
  }

  private void dispatch(int from, int to) {
    // A step of the route may have left the flag set.
    Thread.interrupted();
    progress.dispatched();
    watch.calling();
    if (limits.maxInFlight() == 1) {
      route.deliver(progress, from, to, this::returned);
    } else {
      deliverOnWorker(from, to);
    }
  }

  private void deliverOnWorker(int from, int to) {
    try {
      workers.execute(() -> deliverIfOpen(from, to));
    } catch (RuntimeException | Error e) {
      // Refused, or the process has no threads left: this exchange will not come back.
      progress.returned();
      throw e;
    }
  }

  /** The exchange has waited for its thread: does it still go into the route? */
  private void deliverIfOpen(int from, int to) {
    if (progress.failure() == null && mayGoOn.getAsBoolean()) {
      route.deliver(progress, from, to, this::returned);
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
    // A step of the route may have left the flag set; files and databases would refuse to work.
    Thread.interrupted();
    watch.calling();
    save.accept(progress.position());
    saveAt = time.moment().plus(limits.checkpointInterval());
  }

  /** Waiting for a commit is no call that hangs. */
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
