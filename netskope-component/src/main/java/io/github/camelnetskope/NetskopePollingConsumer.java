package io.github.camelnetskope;

import io.github.camelnetskope.checkpoint.CheckpointFencedException;
import io.github.camelnetskope.checkpoint.OwedPage;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.Feed;
import io.github.camelnetskope.client.Moment;
import io.github.camelnetskope.client.NetskopeException.MalformedAnswer;
import io.github.camelnetskope.client.Time;
import io.github.camelnetskope.feed.FeedResources;
import io.github.camelnetskope.feed.OpenFeed;
import io.github.camelnetskope.feed.PageProgress;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.support.PollingConsumerSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads one feed for {@code pollEnrich} and {@code ConsumerTemplate}. Each call receives one
 * record, batch or page; the next page is requested when the previous one is done. Records are done
 * when the exchange that received them is done; if it fails, they are received again. Once {@code
 * until} is reached, a call returns null at once. Thread-safe.
 */
class NetskopePollingConsumer extends PollingConsumerSupport {
  private static final Duration FOREVER = Duration.ofDays(365);

  private final NetskopeEndpoint endpoint;
  private final CursorKey key;
  private volatile @Nullable PagePull pull;
  private @Nullable FeedResources resources;
  private @Nullable OpenFeed feed;
  private @Nullable PageProgress page;
  private @Nullable PageExchanges exchanges;
  private int next;
  private @Nullable Moment saveAt;

  NetskopePollingConsumer(NetskopeEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
    this.key = new CursorKey(endpoint.tenant(), onlyFeed(endpoint), endpoint.index());
  }

  private static Feed onlyFeed(NetskopeEndpoint endpoint) {
    BadOptions.require(
        endpoint.feeds().size() == 1, "resource", endpoint.getResource(), "one feed to poll");
    return endpoint.feeds().get(0);
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    FeedResources own = FeedOptions.resources(endpoint, "pollEnrich or ConsumerTemplate");
    resources = own;
    feed =
        OpenFeed.open(
            key,
            this,
            own,
            FeedOptions.settings(
                endpoint, FeedOptions.extent(endpoint.getConfiguration()), Duration.ZERO));
    pull = new PagePull(feed(), own, this::setAside);
  }

  private void setAside(MalformedAnswer why) {
    getExceptionHandler().handleException(CamelFeedHost.SET_ASIDE, why);
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
    Moment end = time().moment().plus(timeout);
    while (isRunAllowed()) {
      PageProgress now = page;
      Exchange received = now == null ? null : handOut(now);
      if (received != null) {
        return received;
      }
      if (now == null && feed().isDone()) {
        return null;
      }
      boolean acts = now == null || now.isComplete();
      if (acts && feed().timer().due(now == null)) {
        act(now);
      } else if (!await(acts ? feed().timer().next() : end, end)) {
        return null;
      }
    }
    return null;
  }

  /** Requests a page, or tries again to save that the page in hand is done. */
  private void act(@Nullable PageProgress now) {
    try {
      if (now != null) {
        settle();
      } else {
        feed().reclaim();
        if (feed().isDone()) {
          return;
        }
        Objects.requireNonNull(pull, "not started").pull();
        feed().cursor().inHand().owed().ifPresent(this::begin);
      }
    } catch (RuntimeException e) {
      feed().failed(e);
      throw e;
    }
  }

  /**
   * Waits until the given moment, until an exchange is done, or until the timeout; false at the
   * timeout or when interrupted.
   */
  @SuppressWarnings("WaitNotInLoop") // the caller loops
  private boolean await(Moment until, Moment end) {
    Moment now = time().moment();
    if (!now.isBefore(end)) {
      return false;
    }
    Moment wake = until.isBefore(end) ? until : end;
    try {
      wait(Math.max(1, now.until(wake).toMillis()));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void begin(OwedPage owed) {
    page = new PageProgress(owed, time());
    exchanges = new NetskopeExchanges(endpoint).of(key, Optional.empty(), owed);
    next = owed.position();
    saveAt = null;
  }

  /** Hands out the next records that are not in flight; null when there are none now. */
  private @Nullable Exchange handOut(PageProgress now) {
    PageExchanges made = Objects.requireNonNull(exchanges, "nothing fetched");
    int size = now.page().page().size();
    while (next < size) {
      int from = next;
      int to = Math.min(size, made.end(from));
      next = to;
      if (!now.isTaken(from, to)) {
        return handOut(now, made, from, to);
      }
    }
    return null;
  }

  private Exchange handOut(PageProgress now, PageExchanges made, int from, int to) {
    boolean redelivered = now.handOut(from, to);
    Exchange exchange = endpoint.createExchange();
    made.fill(exchange, from, to, redelivered, now.leftOut());
    now.awaitsCommit(from, to);
    exchange
        .getExchangeExtension()
        .addOnCompletion(new PollSettlement(() -> done(now, from, to), () -> again(now, from, to)));
    return exchange;
  }

  private synchronized void done(PageProgress now, int from, int to) {
    now.succeeded(from, to);
    try {
      if (now == page) {
        save(now);
      }
    } catch (RuntimeException e) {
      if (e instanceof CheckpointFencedException) {
        // Another owner has the cursor now, and delivers this page.
        page = null;
      }
      feed().failed(e);
      throw e;
    } finally {
      notifyAll();
    }
  }

  private void save(PageProgress now) {
    Moment moment = time().moment();
    if (now.isComplete()) {
      settle();
    } else if (saveAt == null || !moment.isBefore(saveAt)) {
      feed().cursor().inHand().save(now.position());
      saveAt = moment.plus(endpoint.getConfiguration().getCheckpointInterval());
    }
  }

  private void settle() {
    feed().settle();
    page = null;
  }

  private synchronized void again(PageProgress now, int from, int to) {
    now.returned(from, to);
    if (now == page) {
      next = Math.min(next, from);
    }
    notifyAll();
  }

  @Override
  protected void doStop() throws Exception {
    PagePull underWay = pull;
    if (underWay != null) {
      underWay.giveUp();
    }
    release();
    super.doStop();
  }

  private synchronized void release() {
    try (OpenFeed closing = feed) {
      if (closing != null && page != null) {
        closing.cursor().inHand().hold(page.position(), page.attempted());
      }
    } finally {
      feed = null;
      page = null;
      pull = null;
      notifyAll();
    }
  }

  private Time time() {
    return Objects.requireNonNull(resources, "not started").time();
  }

  private OpenFeed feed() {
    return Objects.requireNonNull(feed, "not started");
  }
}
