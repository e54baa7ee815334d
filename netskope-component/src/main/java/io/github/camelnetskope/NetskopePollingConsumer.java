package io.github.camelnetskope;

import io.github.camelnetskope.checkpoint.CheckpointFencedException;
import io.github.camelnetskope.checkpoint.OwedPage;
import io.github.camelnetskope.client.Cursor;
import io.github.camelnetskope.client.Feed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.PollingConsumerSupport;
import org.jspecify.annotations.Nullable;

/**
 * One feed for {@code pollEnrich} and {@code ConsumerTemplate}: each call receives one record,
 * batch or page, and a page is asked for when the one before is done. Records are done when the
 * exchange that received them is; one that fails is received again.
 */
class NetskopePollingConsumer extends PollingConsumerSupport {
  private static final Duration FOREVER = Duration.ofDays(365);

  private final NetskopeEndpoint endpoint;
  private final Cursor name;
  private @Nullable FeedResources resources;
  private @Nullable OpenFeed feed;
  private @Nullable PageProgress progress;
  private @Nullable PageExchanges exchanges;
  private int handOutFrom;
  private Instant saveAt = Instant.MIN;

  NetskopePollingConsumer(NetskopeEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
    this.name = new Cursor(endpoint.tenant(), onlyFeed(endpoint), endpoint.index());
  }

  private static Feed onlyFeed(NetskopeEndpoint endpoint) {
    BadOptions.require(
        endpoint.feeds().size() == 1, "resource", endpoint.getResource(), "one feed to poll");
    return endpoint.feeds().get(0);
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    FeedResources own = FeedResources.of(endpoint, null, Runnable::run);
    resources = own;
    feed = OpenFeed.open(name, this, own, endpoint, Duration.ZERO);
  }

  @Override
  public @Nullable Exchange receive() {
    return receive(FOREVER);
  }

  @Override
  public @Nullable Exchange receiveNoWait() {
    return receive(Duration.ZERO);
  }

  @Override
  public @Nullable Exchange receive(long timeout) {
    return receive(Duration.ofMillis(timeout));
  }

  private synchronized @Nullable Exchange receive(Duration timeout) {
    Instant end = clock().instant().plus(timeout);
    while (isRunAllowed()) {
      PageProgress page = progress;
      if (page != null && handOutFrom < page.page().page().size()) {
        return handOut(page);
      }
      boolean ready = page == null && feed().timer().due(true);
      if (ready) {
        fetch();
      } else if (!await(page == null ? feed().timer().nextRunAt() : end, end)) {
        return null;
      }
    }
    return null;
  }

  /** Waits until a time, an exchange is done, or the end; false when the end has come. */
  @SuppressWarnings("WaitNotInLoop") // the caller loops
  private boolean await(Instant until, Instant end) {
    Instant now = clock().instant();
    if (!now.isBefore(end)) {
      return false;
    }
    Instant wake = until.isBefore(end) ? until : end;
    try {
      wait(Math.max(1, Duration.between(now, wake).toMillis()));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void fetch() {
    try {
      feed().takeOverAgain();
      feed().fetch();
      feed().cursor().owed().ifPresent(this::begin);
    } catch (RuntimeException e) {
      feed().failed(e);
      throw e;
    }
  }

  private void begin(OwedPage owed) {
    progress = new PageProgress(owed);
    exchanges = resources().exchanges().of(name, owed.page());
    handOutFrom = owed.position();
  }

  private Exchange handOut(PageProgress page) {
    int from = handOutFrom;
    PageExchanges made = Objects.requireNonNull(exchanges, "nothing fetched");
    int to = made.end(from);
    boolean redelivered = page.handOut(from, to);
    Exchange exchange = endpoint.createExchange();
    made.fill(exchange, from, to, redelivered);
    exchange.getExchangeExtension().addOnCompletion(settlement(page, from, to));
    handOutFrom = to;
    return exchange;
  }

  private Synchronization settlement(PageProgress page, int from, int to) {
    return new Synchronization() {
      @Override
      public void onComplete(Exchange exchange) {
        settle(page, from, to);
      }

      @Override
      public void onFailure(Exchange exchange) {
        again(page, from);
      }
    };
  }

  private synchronized void settle(PageProgress page, int from, int to) {
    page.succeeded(from, to);
    try {
      if (page == progress) {
        save(page);
      }
    } catch (CheckpointFencedException e) {
      // What is in hand is another owner's now.
      progress = null;
      feed().failed(e);
      throw e;
    } finally {
      notifyAll();
    }
  }

  private void save(PageProgress page) {
    if (page.isComplete()) {
      feed().settle(page.page().page());
      progress = null;
    } else if (!clock().instant().isBefore(saveAt)) {
      feed().cursor().save(page.position());
      saveAt = clock().instant().plus(endpoint.getConfiguration().getCheckpointInterval());
    }
  }

  private synchronized void again(PageProgress page, int from) {
    if (page == progress) {
      handOutFrom = Math.min(handOutFrom, from);
    }
    notifyAll();
  }

  @Override
  protected void doStop() throws Exception {
    if (feed != null) {
      feed.abort();
    }
    release();
    super.doStop();
  }

  private synchronized void release() {
    try (OpenFeed closing = feed) {
      if (closing != null && progress != null) {
        closing.cursor().hold(progress.position(), progress.attempted());
      }
    } finally {
      feed = null;
      progress = null;
      notifyAll();
    }
  }

  private Clock clock() {
    return resources().clock();
  }

  private FeedResources resources() {
    return Objects.requireNonNull(resources, "not started");
  }

  private OpenFeed feed() {
    return Objects.requireNonNull(feed, "not started");
  }
}
