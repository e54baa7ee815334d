package io.github.camelnetskope;

import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.spi.ScheduledPollConsumerScheduler;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets Camel start and stop a feed like any scheduled consumer. It schedules nothing: the feed's
 * own timer decides when to poll. Thread-safe.
 */
final class FeedScheduler extends ServiceSupport implements ScheduledPollConsumerScheduler {
  private final Runnable begin;
  private final Runnable pause;
  private @Nullable CamelContext camelContext;
  private volatile boolean running;

  /**
   * A scheduler that is not started.
   *
   * @param begin starts the feed's own timer
   * @param pause stops it
   */
  FeedScheduler(Runnable begin, Runnable pause) {
    this.begin = begin;
    this.pause = pause;
  }

  @Override
  public void onInit(Consumer consumer) {}

  @Override
  public void scheduleTask(Runnable task) {}

  @Override
  public synchronized void startScheduler() {
    if (!running) {
      running = true;
      begin.run();
    }
  }

  @Override
  public synchronized void unscheduleTask() {
    if (running) {
      running = false;
      pause.run();
    }
  }

  @Override
  public boolean isSchedulerStarted() {
    return running;
  }

  @Override
  public @Nullable CamelContext getCamelContext() {
    return camelContext;
  }

  @Override
  public void setCamelContext(@Nullable CamelContext context) {
    camelContext = context;
  }

  @Override
  protected void doStop() {
    unscheduleTask();
  }
}
