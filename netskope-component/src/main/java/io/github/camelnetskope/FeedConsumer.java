package io.github.camelnetskope;

import io.github.camelnetskope.checkpoint.FeedCursor;
import io.github.camelnetskope.checkpoint.Fetched;
import io.github.camelnetskope.checkpoint.OwedPage;
import io.github.camelnetskope.client.Cursor;
import io.github.camelnetskope.client.EventPage;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.support.LoggingExceptionHandler;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One feed in Camel's polling idiom: fetch a page, deliver it, settle it. Takes a thread of its
 * group for one page, then waits without one.
 */
class FeedConsumer extends ScheduledBatchPollingConsumer {
  private static final Logger LOG = LoggerFactory.getLogger(NetskopeConsumer.class);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration SUSPENDED = Duration.ofDays(1);

  private final NetskopeEndpoint endpoint;
  private final FeedResources resources;
  private final Cursor name;
  private final FeedStatus feedStatus;
  private final ReentrantLock running = new ReentrantLock();

  private @Nullable OpenFeed feed;
  private @Nullable PageProgress progress;

  FeedConsumer(
      NetskopeEndpoint endpoint,
      Processor processor,
      Cursor name,
      FeedResources resources,
      Consumer<FeedSnapshot> changed) {
    super(endpoint, processor);
    this.endpoint = endpoint;
    this.name = name;
    this.resources = resources;
    this.feedStatus = new FeedStatus(name, resources.clock(), () -> changed.accept(snapshot()));
  }

  @Override
  protected void doInit() throws Exception {
    super.doInit();
    if (getExceptionHandler().getClass() == LoggingExceptionHandler.class) {
      setExceptionHandler(new FeedExceptionHandler(endpoint.getCamelContext()));
    }
  }

  @Override
  protected void doStart() throws Exception {
    Duration delay = Duration.of(Math.max(0, getDelay()), getTimeUnit().toChronoUnit());
    feed = OpenFeed.open(name, this, resources, endpoint, delay);
    try {
      if (getScheduler() == null) {
        setScheduler(scheduler());
      }
      super.doStart();
    } catch (Exception e) {
      release();
      throw e;
    }
  }

  private WaitTimeScheduler scheduler() {
    long initialDelay = getInitialDelay() < 0 ? 1000 : getInitialDelay();
    return new WaitTimeScheduler(
        Objects.requireNonNull(resources.pollers(), "pollers"),
        Duration.of(initialDelay, getTimeUnit().toChronoUnit()),
        this::untilNextRun);
  }

  private Duration untilNextRun() {
    OpenFeed its = feed;
    return its == null || isSuspended() ? SUSPENDED : its.timer().untilNextRun();
  }

  @Override
  protected void doResume() throws Exception {
    super.doResume();
    wake();
  }

  /** Ends the wait; the rate limit still holds. */
  void pollNow() {
    OpenFeed its = feed;
    if (its != null) {
      its.timer().now();
      wake();
    }
  }

  private void wake() {
    if (getScheduler() instanceof WaitTimeScheduler scheduler) {
      scheduler.wake();
    }
  }

  /** What it is up to. For any thread. */
  FeedSnapshot snapshot() {
    OpenFeed its = feed;
    boolean scheduled = getScheduler() instanceof WaitTimeScheduler own && own.isSchedulerStarted();
    Instant nextRunAt = scheduled && its != null ? its.timer().nextRunAt() : null;
    return feedStatus.snapshot(isSuspendingOrSuspended(), nextRunAt);
  }

  @Override
  public void run() {
    running.lock();
    try {
      if (isPollAllowed() && feed().timer().due(isIdle())) {
        super.run();
      }
    } finally {
      running.unlock();
    }
  }

  /** Its wait is the tenant's to decide. */
  @Override
  public boolean isGreedy() {
    return false;
  }

  @Override
  public boolean isBatchAllowed() {
    return super.isBatchAllowed() && !isSuspendingOrSuspended();
  }

  /** Whether there is no page in hand. */
  boolean isIdle() {
    return feed().cursor().owed().isEmpty();
  }

  @Override
  protected int poll() throws Exception {
    OpenFeed its = feed();
    try {
      if (its.takeOverAgain()) {
        progress = null;
      }
      return isIdle() && !fetch() ? 0 : deliver();
    } catch (RuntimeException e) {
      feedStatus.ended(e);
      if (isRunAllowed()) {
        feedStatus.failing(FeedProblem.of(e), e);
      }
      its.failed(e);
      throw e;
    }
  }

  /** Whether there is a page to deliver. */
  private boolean fetch() {
    feedStatus.asking();
    Fetched fetched = feed().fetch();
    LOG.debug("{}: {} of {} records", name, fetched.step(), fetched.records());
    feedStatus.answered(fetched);
    return fetched.step() == Fetched.Step.PAGE;
  }

  private int deliver() throws InterruptedException {
    FeedCursor cursor = feed().cursor();
    OwedPage page = cursor.owed().orElseThrow();
    PageProgress now = progress == null ? new PageProgress(page) : progress;
    progress = now;
    int before = now.position();
    // The exact end of the attempt before, saved when it was held, is about to be overtaken.
    cursor.save(before);
    feedStatus.delivering(now);
    NetskopeConfiguration configuration = endpoint.getConfiguration();
    var route = new PageRoute(this, resources.exchanges().of(name, page.page()), configuration);
    try {
      resources
          .delivery(route, this::isBatchAllowed, configuration)
          .run(cursor, now, page.page().size());
    } finally {
      afterDelivery(now, before);
    }
    return now.position() - before;
  }

  private void afterDelivery(PageProgress now, int before) {
    feedStatus.delivered(now);
    if (now.isComplete()) {
      EventPage page = now.page().page();
      feed().settle(page);
      page.release();
      progress = null;
      return;
    }
    Throwable failure = now.failure();
    if (failure == null) {
      feed().timer().now();
    } else if (endpoint.getConfiguration().getOnFailure() == OnFailure.STOP) {
      feedStatus.failing(FeedProblem.STOPPED, failure);
      feed().timer().never();
    } else {
      feedStatus.failing(FeedProblem.ROUTE_FAILED, failure);
      feed().held(now.position() > before);
    }
    feed().cursor().hold(now.position(), now.attempted());
  }

  @Override
  public int processBatch(Queue<Object> exchanges) {
    throw new UnsupportedOperationException("records are delivered by pages");
  }

  @Override
  protected void doStop() throws Exception {
    super.doStop();
    if (feed != null) {
      // Camel has waited for it within the shutdown timeout. What it may have moved is saved.
      feed.abort();
    }
    boolean quiet = running.tryLock(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    try {
      if (!quiet) {
        LOG.warn("{}: stopped while an exchange is under way; it may be delivered again", name);
      }
      release();
    } finally {
      if (quiet) {
        running.unlock();
      }
    }
  }

  private void release() {
    progress = null;
    OpenFeed closing = feed;
    feed = null;
    if (closing != null) {
      closing.close();
    }
  }

  private OpenFeed feed() {
    return Objects.requireNonNull(feed, "not started");
  }
}
