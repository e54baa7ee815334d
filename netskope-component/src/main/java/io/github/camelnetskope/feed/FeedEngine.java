package io.github.camelnetskope.feed;

import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.Time;
import io.github.camelnetskope.health.FeedProblem;
import io.github.camelnetskope.health.FeedSnapshot;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * One feed, for the consumer that has it: reads it from when it is told to until it is stopped.
 * Thread-safe: what is called here becomes an event of the {@link FeedMachine}, which holds no
 * thread while it waits.
 */
public final class FeedEngine {
  private final FeedHost host;
  private final FeedSettings settings;
  private final Time time;
  private final FeedOrders orders = new FeedOrders();
  private final FeedStatus status;
  private final Mailbox worker;
  private final RoutePlace place;
  private final HangWatch watch;
  private final OpenFeed feed;
  private final FeedMachine machine;
  private final CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();

  private FeedEngine(
      CursorKey key, FeedHost host, FeedResources resources, FeedSettings settings, Logger log) {
    this.host = host;
    this.settings = settings;
    this.feed = OpenFeed.open(key, this, resources, settings);
    host.duplicates().opened(feed.lines());
    this.time = resources.time();
    var lines = new FeedLog(key, log, resources.warnings(), feed.timer()::untilNext);
    this.status = new FeedStatus(key, settings.extent().slice(), time, lines, host::changed);
    this.worker = new Mailbox(resources.workers());
    this.place = new RoutePlace(resources.turns(), time, this::turnCame);
    this.watch = watch(resources);
    var memory = new AnswerMemory(resources.buffers(), this::memoryFreed);
    var alarm = new Alarm(resources.timer(), time, this::tick);
    this.machine =
        new FeedMachine(
            new FeedParts(
                feed, host, resources, settings, orders, status, worker, watch, place, memory,
                alarm, closed));
  }

  private HangWatch watch(FeedResources resources) {
    // Who hears of a problem may take a while, and a timer must not.
    Runnable onWorker = () -> resources.workers().execute(this::hung);
    return new HangWatch(resources.time(), resources.timer(), settings.hangThreshold(), onWorker);
  }

  /**
   * Opens a feed that nobody else of this JVM has open. It does nothing before {@link #begin}.
   *
   * @param log for the changes of the feed's state
   * @throws RuntimeException when the cursor is another's
   */
  public static FeedEngine open(
      CursorKey key, FeedHost host, FeedResources resources, FeedSettings settings, Logger log) {
    return new FeedEngine(key, host, resources, settings, log);
  }

  /** Goes on by itself from now on, for the first time after a delay. */
  public void begin(Duration initialDelay) {
    feed.timer().in(initialDelay);
    orders.setPaced(true);
    machine.step(machine::goOn);
  }

  /** Goes on only when it is told to: {@link #tick}. */
  public void pause() {
    orders.setPaced(false);
    machine.step(machine::goOn);
  }

  /** Goes on if it is time. */
  public void tick() {
    machine.step(machine::due);
  }

  /** Ends the wait; the rate limit still holds. */
  public void pollNow() {
    feed.timer().now();
    tick();
  }

  /** Sends no more requests; what is in the route is finished. */
  public void suspend() {
    orders.suspend(time.moment());
    machine.step(machine::goOn);
  }

  /** Goes on where it was. */
  public void resume() {
    orders.resume();
    machine.step(machine::goOn);
  }

  /** When it has to stop while a page is in the route, all of the page is delivered first. */
  public void finishPages() {
    orders.finishPage();
  }

  /**
   * Stops; lets the request or the exchange under way end first.
   *
   * @return completes when others may have the feed
   */
  public CompletableFuture<@Nullable Void> stop() {
    orders.stop();
    machine.step(machine::goOn);
    return closed;
  }

  /** Stops at once: ends the connection, and leaves what is in the route alone. */
  public void abort() {
    orders.abort();
    // Not as an event: the worker may be in a call that hangs.
    try {
      feed.close();
    } finally {
      place.giveBack();
      watch.close();
      machine.step(machine::abort);
      closed.complete(null);
    }
  }

  /** What it is at. */
  FeedMachine.State state() {
    return machine.state();
  }

  /** Whether something is under way that stopping waits for. */
  public boolean isPending() {
    return switch (state()) {
      case ASKING -> machine.isCursorMoving();
      case DELIVERING -> true;
      case QUEUED -> orders.isStopping();
      case WAITING, DONE, CLOSED -> false;
    };
  }

  /** Whether it has come to its end. */
  public boolean isDone() {
    return state() == FeedMachine.State.DONE;
  }

  /** Whether there is no page in hand. */
  public boolean isIdle() {
    return machine.isIdle();
  }

  /** What it is up to. */
  public FeedSnapshot snapshot() {
    return status.snapshot(orders.suspendedSince(), orders.isPaced() ? feed.timer().next() : null);
  }

  /** Whether the caller is itself an event of this feed, and must not wait for it. */
  public boolean isWorker() {
    return worker.isRunner();
  }

  @Override
  public String toString() {
    return host.toString();
  }

  private void turnCame() {
    machine.step(machine::turn);
  }

  private void memoryFreed() {
    machine.step(machine::memoryFreed);
  }

  private void hung() {
    status.failing(
        FeedProblem.HUNG,
        "one exchange of the route, or one call of the checkpoint store, has not come back for "
            + settings.hangThreshold()
            + "; other feeds continue");
    machine.lendPlace();
  }
}
