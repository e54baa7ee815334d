package io.github.camelnetskope;

import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.Extent;
import io.github.camelnetskope.feed.Duplicates;
import io.github.camelnetskope.feed.FeedEngine;
import io.github.camelnetskope.feed.FeedResources;
import io.github.camelnetskope.health.FeedSnapshot;
import java.time.Duration;
import java.util.List;
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

  /** What it does about records that come in other feeds too. Told before it starts. */
  void duplicates(Duplicates rule) {
    duplicates = rule;
  }

  /** What to do when a scheduler of the user's says that it is time; {@link #tick()} unless set. */
  void onSchedule(Runnable action) {
    onSchedule = action;
  }

  /** Has the feed go on only when it is told to. */
  void leaveSchedulingToOthers() {
    setScheduler(new FeedScheduler(() -> {}, () -> {}));
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
    var host =
        new CamelFeedHost(
            this,
            owed -> exchanges.of(key, extent.slice(), owed),
            new PollCycle(this),
            duplicates,
            changed);
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

  private Duration delay() {
    return Duration.of(Math.max(0, getDelay()), getTimeUnit().toChronoUnit());
  }

  private Duration initialDelay() {
    return Duration.of(Math.max(0, getInitialDelay()), getTimeUnit().toChronoUnit());
  }

  /** A scheduler says that it is time. */
  @Override
  public void run() {
    onSchedule.run();
  }

  /** Goes on if it is time. */
  void tick() {
    withEngine(FeedEngine::tick);
  }

  /** Ends the wait; the rate limit still holds. */
  void pollNow() {
    withEngine(FeedEngine::pollNow);
  }

  /** When the route is stopped, the page in hand is delivered first. */
  void finishPages() {
    withEngine(FeedEngine::finishPages);
  }

  /** Begins to stop; completes when the feed is another's to have. */
  CompletableFuture<@Nullable Void> beginStop() {
    FeedEngine its = engine;
    return its == null ? CompletableFuture.completedFuture(null) : its.stop();
  }

  private void withEngine(Consumer<FeedEngine> action) {
    FeedEngine its = engine;
    if (its != null) {
      action.accept(its);
    }
  }

  /** Whether something is under way that stopping waits for. */
  boolean isPending() {
    FeedEngine its = engine;
    return its != null && its.isPending();
  }

  /** Whether there is no page in hand. */
  boolean isIdle() {
    FeedEngine its = engine;
    return its == null || its.isIdle();
  }

  /** Whether it has come to its end. */
  boolean isDone() {
    FeedEngine its = engine;
    return its != null && its.isDone();
  }

  FeedSnapshot snapshot() {
    return status().orElseThrow(() -> new IllegalStateException("not started"));
  }

  /** What it does; empty before it was started. */
  Optional<FeedSnapshot> status() {
    return Optional.ofNullable(engine).map(FeedEngine::snapshot);
  }

  /** Its wait is the tenant's to decide. */
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
    FeedEngine its = engine;
    if (its != null && !its.isWorker()) {
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
