package io.github.camelnetskope;

import io.github.camelnetskope.checkpoint.OwedPage;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.Extent;
import io.github.camelnetskope.feed.Duplicates;
import io.github.camelnetskope.feed.FeedEngine;
import io.github.camelnetskope.feed.FeedResources;
import io.github.camelnetskope.feed.PageRoute;
import io.github.camelnetskope.health.FeedSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.support.LoggingExceptionHandler;
import org.apache.camel.support.ScheduledPollConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One feed as Camel sees it: a scheduled poll consumer with its options, whose polls are made by a
 * {@link FeedEngine} and hold no thread while they wait. Thread-safe.
 */
class FeedConsumer extends ScheduledPollConsumer {
  private static final Logger LOG = LoggerFactory.getLogger(NetskopeConsumer.class);

  private final NetskopeEndpoint endpoint;
  private final CursorKey key;
  private final Extent extent;
  private final FeedResources resources;
  private final NetskopeExchanges exchanges;
  private final Consumer<FeedSnapshot> changed;
  private Runnable onSchedule = this::tick;
  private volatile @Nullable FeedEngine engine;
  private Duplicates duplicates = Duplicates.NONE;

  FeedConsumer(
      NetskopeEndpoint endpoint,
      Processor processor,
      CursorKey key,
      Extent extent,
      FeedResources resources,
      NetskopeExchanges exchanges,
      Consumer<FeedSnapshot> changed) {
    super(endpoint, processor);
    this.endpoint = endpoint;
    this.key = key;
    this.extent = extent;
    this.resources = resources;
    this.exchanges = exchanges;
    this.changed = changed;
  }

  @Override
  public NetskopeEndpoint getEndpoint() {
    return endpoint;
  }

  CursorKey cursor() {
    return key;
  }

  /** Sets what happens to records that other feeds deliver too. Call it before the start. */
  void duplicates(Duplicates rule) {
    duplicates = rule;
  }

  /** Sets the task of the user's own scheduler. Default: {@link #tick()}. */
  void onSchedule(Runnable action) {
    onSchedule = action;
  }

  /** Gives the feed a scheduler that never fires: it polls only when {@link #tick()} is called. */
  void leaveSchedulingToOthers() {
    setScheduler(new FeedScheduler(() -> {}, () -> {}));
    setSchedulerProperties(Map.of()); // They are for the user's own scheduler.
  }

  @Override
  protected void doInit() throws Exception {
    super.doInit();
    if (getExceptionHandler().getClass() == LoggingExceptionHandler.class) {
      setExceptionHandler(new FeedExceptionHandler());
    }
  }

  @Override
  protected void doStart() throws Exception {
    var host = new CamelFeedHost(this, new PollCycle(this), duplicates, changed);
    FeedEngine opened =
        FeedEngine.open(key, host, resources, FeedOptions.settings(endpoint, extent, delay()), LOG);
    engine = opened;
    try {
      if (getScheduler() == null) {
        setScheduler(new FeedScheduler(() -> opened.begin(initialDelay()), opened::pause));
      }
      super.doStart();
    } catch (Throwable e) {
      opened.abort();
      throw e;
    }
  }

  /** How one page goes through the route. */
  PageRoute route(OwedPage owed) {
    return new CamelPageRoute(
        this, exchanges.of(key, extent.slice(), owed), endpoint.getConfiguration());
  }

  private Duration delay() {
    return Duration.of(Math.max(0, getDelay()), getTimeUnit().toChronoUnit());
  }

  private Duration initialDelay() {
    return Duration.of(Math.max(0, getInitialDelay()), getTimeUnit().toChronoUnit());
  }

  /** The user's own scheduler has fired. */
  @Override
  public void run() {
    onSchedule.run();
  }

  /** Makes the next step if it is due. */
  void tick() {
    withEngine(FeedEngine::tick);
  }

  /** Ends the current wait; the rate limit still applies. */
  void pollNow() {
    withEngine(FeedEngine::pollNow);
  }

  /** Makes a stop deliver the rest of the page in hand first. */
  void finishPages() {
    withEngine(FeedEngine::finishPages);
  }

  /**
   * Begins to stop; completes when the checkpoint is released and another consumer may read the
   * feed.
   */
  CompletableFuture<@Nullable Void> beginStop() {
    FeedEngine current = engine;
    return current == null ? CompletableFuture.completedFuture(null) : current.stop();
  }

  private void withEngine(Consumer<FeedEngine> action) {
    FeedEngine current = engine;
    if (current != null) {
      action.accept(current);
    }
  }

  /** Whether a request or an exchange is in flight, for which a stop waits. */
  boolean isPending() {
    FeedEngine current = engine;
    return current != null && current.isPending();
  }

  /** Whether there is no page in hand. */
  boolean isIdle() {
    FeedEngine current = engine;
    return current == null || current.isIdle();
  }

  /** Whether the feed is DONE: it has reached {@code until}. */
  boolean isDone() {
    FeedEngine current = engine;
    return current != null && current.isDone();
  }

  FeedSnapshot snapshot() {
    return status().orElseThrow(() -> new IllegalStateException("not started"));
  }

  /** Its current state; empty before it was started. */
  Optional<FeedSnapshot> status() {
    return Optional.ofNullable(engine).map(FeedEngine::snapshot);
  }

  /** Always false: the tenant's {@code wait_time} decides when to poll again. */
  @Override
  public boolean isGreedy() {
    return false;
  }

  @Override
  protected int poll() {
    throw new UnsupportedOperationException("polls are made without waiting for their end");
  }

  @Override
  protected void doSuspend() throws Exception {
    withEngine(FeedEngine::suspend);
    super.doSuspend();
  }

  @Override
  protected void doResume() throws Exception {
    super.doResume();
    withEngine(FeedEngine::resume);
  }

  @Override
  protected void doStop() throws Exception {
    super.doStop();
    FeedEngine current = engine;
    if (current != null && !current.isWorker()) {
      FeedStops.stop(endpoint.getCamelContext(), List.of(this), false);
    }
  }

  /** Stops at once. */
  void abort() {
    withEngine(FeedEngine::abort);
  }

  @Override
  public String toString() {
    return key + ", route " + getRouteId();
  }
}
