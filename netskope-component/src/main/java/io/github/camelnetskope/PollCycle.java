package io.github.camelnetskope;

import org.apache.camel.LoggingLevel;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.CamelLogger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies Camel's options of a scheduled poll consumer to one feed: {@code pollStrategy}, {@code
 * repeatCount}, {@code backoffMultiplier} and its thresholds, {@code runLoggingLevel}. Camel's own
 * loop is not used, since it blocks a thread until the poll ends. Confined to the feed's worker.
 */
final class PollCycle {
  private static final Logger LOG = LoggerFactory.getLogger(PollCycle.class);

  private final FeedConsumer consumer;
  private final CamelLogger runs;
  private long polls;
  private int retries;
  private boolean retrying;
  private int skipped;
  private long idleInARow;
  private long errorsInARow;

  PollCycle(FeedConsumer consumer) {
    this.consumer = consumer;
    LoggingLevel level = consumer.getRunLoggingLevel();
    this.runs = new CamelLogger(LOG, level == null ? LoggingLevel.TRACE : level);
  }

  /** Whether a poll may begin now. */
  boolean mayBegin() {
    if (!retrying && (backsOff() || isOver())) {
      return false;
    }
    log("Scheduled task started on:   ");
    boolean begins = consumer.getPollStrategy().begin(consumer, consumer.getEndpoint());
    if (!begins) {
      LOG.debug("Cannot begin polling as pollStrategy returned false");
    }
    return begins;
  }

  /**
   * After {@code backoffIdleThreshold} idle or {@code backoffErrorThreshold} failed polls in a row,
   * {@code backoffMultiplier} polls are skipped.
   */
  private boolean backsOff() {
    int multiplier = consumer.getBackoffMultiplier();
    boolean late =
        reached(idleInARow, consumer.getBackoffIdleThreshold())
            || reached(errorsInARow, consumer.getBackoffErrorThreshold());
    if (multiplier <= 0 || !late) {
      return false;
    }
    skipped++;
    if (skipped < multiplier) {
      LOG.debug("Backing off at {}/{}", skipped, multiplier);
      return true;
    }
    skipped = 0;
    idleInARow = 0;
    errorsInARow = 0;
    return false;
  }

  private static boolean reached(long count, int threshold) {
    return threshold > 0 && count >= threshold;
  }

  private boolean isOver() {
    long most = consumer.getRepeatCount();
    polls++;
    boolean over = most > 0 && polls > most;
    if (over) {
      LOG.debug("Not polling any more: repeatCount={} is reached", most);
      consumer.getScheduler().unscheduleTask();
    }
    return over;
  }

  /** Called when a poll has ended well; {@code records} were done. */
  void ended(int records) {
    consumer.getPollStrategy().commit(consumer, consumer.getEndpoint(), records);
    idleInARow = records == 0 ? idleInARow + 1 : 0;
    errorsInARow = 0;
    over();
  }

  /**
   * Called when a poll has failed.
   *
   * @return whether to try again at once
   */
  boolean failed(Throwable cause) {
    Exception failure = cause instanceof Exception e ? e : new RuntimeCamelException(cause);
    try {
      if (consumer.getPollStrategy().rollback(consumer, consumer.getEndpoint(), retries, failure)) {
        retrying = true;
        retries++;
        return true;
      }
    } catch (Exception e) {
      failure = e;
    }
    idleInARow = 0;
    errorsInARow++;
    over();
    report(failure);
    return false;
  }

  private void over() {
    retrying = false;
    retries = 0;
    log("Scheduled task completed on: ");
  }

  private void log(String text) {
    if (runs.shouldLog()) {
      runs.log(text + consumer.getEndpoint());
    }
  }

  private void report(Exception failure) {
    if (!consumer.isRunAllowed()) {
      return;
    }
    try {
      consumer
          .getExceptionHandler()
          .handleException(
              "Failed polling endpoint: "
                  + consumer.getEndpoint()
                  + ". Will try again at next poll",
              failure);
    } catch (RuntimeException e) {
      LOG.warn("The exception handler of a feed failed", e);
    }
  }
}
