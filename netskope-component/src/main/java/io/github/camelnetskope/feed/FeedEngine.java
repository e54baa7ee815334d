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
 * Reads one feed for its consumer, from {@link #begin} until {@link #stop}. A call here becomes an
 * event of the {@link FeedMachine}, which blocks no thread while it waits. Thread-safe.
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
    // Listeners of a problem may be slow, and must not block the timer thread.
    Runnable onWorker = () -> resources.workers().execute(this::hung);
    return new HangWatch(resources.time(), resources.timer(), settings.hangThreshold(), onWorker);
  }

  /**
   * Opens a feed. It does nothing before {@link #begin}.
   *
   * @param log gets a line when the feed's state changes
   * @throws RuntimeException when another consumer of this JVM reads the cursor
   */
  public static FeedEngine open(
      CursorKey key, FeedHost host, FeedResources resources, FeedSettings settings, Logger log) {
    return new FeedEngine(key, host, resources, settings, log);
  }

  /** Starts polling by the feed's own timer, after an initial delay. */
  public void begin(Duration initialDelay) {
    feed.timer().in(initialDelay);
    orders.setPaced(true);
    machine.step(machine::goOn);
  }

  /** Stops polling by the feed's own timer; {@link #tick} still makes a step. */
  public void pause() {
    orders.setPaced(false);
    machine.step(machine::goOn);
  }

  /** Makes the next step if it is due. */
  public void tick() {
    machine.step(machine::due);
  }

  /** Ends the current wait; the rate limit still applies. */
  public void pollNow() {
    feed.timer().now();
    tick();
  }

  /** Sends no more requests; records in flight are finished. */
  public void suspend() {
    orders.suspend(time.moment());
    machine.step(machine::goOn);
  }

  /** Continues after {@link #suspend}. */
  public void resume() {
    orders.resume();
    machine.step(machine::goOn);
  }

  /** Makes a later stop deliver the rest of the page in the route first. */
  public void finishPages() {
    orders.finishPage();
  }

  /**
   * Stops, after the request or the exchanges in flight have ended.
   *
   * @return completes when another consumer may read the feed
   */
  public CompletableFuture<@Nullable Void> stop() {
    orders.stop();
    machine.step(machine::goOn);
    return closed;
  }

  /** Stops at once: closes the connection and does not wait for exchanges in flight. */
  public void abort() {
    orders.abort();
    // On this thread, not as an event: the worker may be blocked in a call that hangs.
    try {
      feed.close();
    } finally {
      place.giveBack();
      watch.close();
      machine.step(machine::abort);
      closed.complete(null);
    }
  }

  /** The current state. */
  FeedMachine.State state() {
    return machine.state();
  }

  /** Whether a request or an exchange is in flight, for which {@link #stop} waits. */
  public boolean isPending() {
    return switch (state()) {
      case ASKING -> machine.isCursorMoving();
      case DELIVERING -> true;
      case QUEUED -> orders.isStopping();
      case WAITING, DONE, CLOSED -> false;
    };
  }

  /** Whether it has reached {@code until}. */
  public boolean isDone() {
    return state() == FeedMachine.State.DONE;
  }

  /** Whether there is no page in hand. */
  public boolean isIdle() {
    return machine.isIdle();
  }

  /** The status of the feed, now. */
  public FeedSnapshot snapshot() {
    return status.snapshot(orders.suspendedSince(), orders.isPaced() ? feed.timer().next() : null);
  }

  /**
   * Whether the calling thread is running an event of this feed, so that it must not wait for the
   * feed.
   */
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
