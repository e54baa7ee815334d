package io.github.camelnetskope;

import io.github.camelnetskope.checkpoint.CheckpointFencedException;
import io.github.camelnetskope.checkpoint.FeedCursor;
import io.github.camelnetskope.checkpoint.Fetched;
import io.github.camelnetskope.checkpoint.OwedPage;
import io.github.camelnetskope.client.Cursor;
import io.github.camelnetskope.client.EventIterator;
import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.Pacing.Outcome;
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

  private @Nullable FeedTimer timer;
  private @Nullable EventIterator iterator;
  private @Nullable FeedCursor cursor;
  private @Nullable PageProgress progress;
  private boolean steppedDown;
  private int failuresInARow;

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
    CursorOwners.claim(name, this);
    try {
      NetskopeConfiguration configuration = endpoint.getConfiguration();
      Duration delay = Duration.of(Math.max(0, getDelay()), getTimeUnit().toChronoUnit());
      timer = resources.timer(name, configuration, delay);
      iterator = resources.iterator(name, configuration);
      cursor = resources.cursor(iterator, endpoint);
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
        () -> isSuspended() ? SUSPENDED : timer().untilNextRun());
  }

  @Override
  protected void doResume() throws Exception {
    super.doResume();
    wake();
  }

  /** Ends the wait; the rate limit still holds. */
  void pollNow() {
    timer().now();
    wake();
  }

  private void wake() {
    if (getScheduler() instanceof WaitTimeScheduler scheduler) {
      scheduler.wake();
    }
  }

  /** What it is up to. For any thread. */
  FeedSnapshot snapshot() {
    FeedTimer its = timer;
    boolean scheduled = getScheduler() instanceof WaitTimeScheduler own && own.isSchedulerStarted();
    Instant nextRunAt = scheduled && its != null ? its.nextRunAt() : null;
    return feedStatus.snapshot(isSuspendingOrSuspended(), nextRunAt);
  }

  @Override
  public void run() {
    running.lock();
    try {
      if (isPollAllowed() && timer().due(cursor().owed().isEmpty())) {
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
    return cursor().owed().isEmpty();
  }

  @Override
  protected int poll() throws Exception {
    try {
      takeOverAgain();
      return cursor().owed().isPresent() || fetch() ? deliver() : 0;
    } catch (NetskopeException e) {
      failed(e, new Outcome.Failed(e, ++failuresInARow));
      throw e;
    } catch (CheckpointFencedException e) {
      steppedDown = true;
      failed(e, new Outcome.SteppedDown());
      throw e;
    } catch (RuntimeException e) {
      // A checkpoint that cannot be saved, or a fault of ours: nothing was asked for without one.
      failed(e, new Outcome.Held(++failuresInARow));
      throw e;
    }
  }

  /** Whoever lets this route run still means it to have the feed: nobody else may be left. */
  private void takeOverAgain() {
    if (steppedDown) {
      cursor().takeOver();
      progress = null;
      steppedDown = false;
    }
  }

  private void failed(Exception e, Outcome outcome) {
    feedStatus.ended(e);
    if (isRunAllowed()) {
      feedStatus.failing(FeedProblem.of(e), e);
    }
    timer().after(outcome);
  }

  /** Whether there is a page to deliver. */
  private boolean fetch() {
    timer().sent();
    feedStatus.asking();
    Fetched fetched = cursor().fetch();
    LOG.debug("{}: {} of {} records", name, fetched.step(), fetched.records());
    failuresInARow = 0;
    feedStatus.answered(fetched);
    timer().after(FeedTimer.outcome(fetched));
    return fetched.step() == Fetched.Step.PAGE;
  }

  private int deliver() throws InterruptedException {
    OwedPage page = cursor().owed().orElseThrow();
    PageProgress now = progress == null ? new PageProgress(page) : progress;
    progress = now;
    int before = now.position();
    // The exact end of the attempt before, saved when it was held, is about to be overtaken.
    cursor().save(before);
    feedStatus.delivering(now);
    try {
      delivery(page).run(cursor(), now, page.page().size());
    } finally {
      afterDelivery(now, before);
    }
    return now.position() - before;
  }

  private PageDelivery delivery(OwedPage page) {
    NetskopeConfiguration configuration = endpoint.getConfiguration();
    return new PageDelivery(
        new PageRoute(this, resources.exchanges().of(name, page.page()), configuration),
        resources.deliverers(),
        configuration.getMaxInFlight(),
        this::isBatchAllowed,
        resources.clock(),
        configuration.getCheckpointInterval(),
        configuration.isManualCommit());
  }

  private void afterDelivery(PageProgress now, int before) {
    feedStatus.delivered(now);
    if (now.isComplete()) {
      cursor().settle();
      now.page().page().release();
      progress = null;
      failuresInARow = 0;
      timer().after(new Outcome.Page(now.page().page()));
      return;
    }
    failuresInARow = now.position() > before ? 1 : failuresInARow + 1;
    Throwable failure = now.failure();
    if (failure == null) {
      timer().now();
    } else if (endpoint.getConfiguration().getOnFailure() == OnFailure.STOP) {
      feedStatus.failing(FeedProblem.STOPPED, failure);
      timer().never();
    } else {
      feedStatus.failing(FeedProblem.ROUTE_FAILED, failure);
      timer().after(new Outcome.Held(failuresInARow));
    }
    cursor().hold(now.position(), now.attempted());
  }

  @Override
  public int processBatch(Queue<Object> exchanges) {
    throw new UnsupportedOperationException("records are delivered by pages");
  }

  @Override
  protected void doStop() throws Exception {
    super.doStop();
    if (iterator != null) {
      // Camel has waited for it within the shutdown timeout. What it may have moved is saved.
      iterator.abort();
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
    if (cursor != null) {
      cursor.close();
      cursor = null;
    }
    progress = null;
    CursorOwners.release(name, this);
  }

  private FeedTimer timer() {
    return Objects.requireNonNull(timer, "not started");
  }

  private FeedCursor cursor() {
    return Objects.requireNonNull(cursor, "not started");
  }
}
