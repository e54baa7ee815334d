package io.github.camelnetskope;

import io.github.camelnetskope.client.Cursor;
import io.github.camelnetskope.client.Feed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;

/**
 * The feeds of one endpoint, each with its own cursor, pace and health, on a few shared threads.
 * Each takes a thread for one page at a time, in the order in which they are due, so that a feed
 * with a large backlog delays no other beyond one page.
 */
public class NetskopeConsumer extends DefaultConsumer implements ShutdownAware, Suspendable {
  private final NetskopeEndpoint endpoint;
  private final Processor route;

  private final List<ExecutorService> ownThreads = new ArrayList<>();
  private List<FeedConsumer> feeds = List.of();

  public NetskopeConsumer(NetskopeEndpoint endpoint, Processor processor) {
    super(endpoint, processor);
    this.endpoint = endpoint;
    this.route = processor;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    try {
      FeedResources resources = resources();
      feeds = endpoint.feeds().stream().map(feed -> feed(cursor(feed), resources)).toList();
      var check = new FeedCheck(resources, endpoint);
      endpoint.feeds().forEach(feed -> check.check(cursor(feed)));
      for (FeedConsumer feed : feeds) {
        endpoint.configure(feed);
        ServiceHelper.startService(feed);
      }
    } catch (Exception e) {
      doStop();
      throw e;
    }
  }

  private Cursor cursor(Feed feed) {
    return new Cursor(endpoint.tenant(), feed, endpoint.index());
  }

  private FeedConsumer feed(Cursor cursor, FeedResources resources) {
    FeedConsumer feed = new FeedConsumer(endpoint, route, cursor, resources);
    feed.setRoute(getRoute());
    feed.setRouteId(getRouteId());
    return feed;
  }

  private FeedResources resources() throws Exception {
    return FeedResources.of(endpoint, pollers(), deliverers());
  }

  private ScheduledExecutorService pollers() {
    ScheduledExecutorService given = endpoint.getScheduledExecutorService();
    if (given != null) {
      return given;
    }
    var own = threads().newScheduledThreadPool(this, "NetskopeFeeds", pollerThreads());
    ownThreads.add(own);
    return own;
  }

  /** Only where several records of a page may be in the route at once. */
  private Executor deliverers() {
    int maxInFlight = endpoint.getConfiguration().getMaxInFlight();
    if (maxInFlight == 1) {
      return Runnable::run;
    }
    int most = Math.multiplyExact(maxInFlight, pollerThreads());
    var own = threads().newThreadPool(this, "NetskopeDelivery", most, most);
    ownThreads.add(own);
    return own;
  }

  private int pollerThreads() {
    return Math.min(endpoint.getConfiguration().getPollerThreads(), endpoint.feeds().size());
  }

  private ExecutorServiceManager threads() {
    return endpoint.getCamelContext().getExecutorServiceManager();
  }

  @Override
  protected void doStop() throws Exception {
    ServiceHelper.stopAndShutdownServices(feeds);
    feeds = List.of();
    ownThreads.forEach(threads()::shutdownNow);
    ownThreads.clear();
    super.doStop();
  }

  @Override
  protected void doSuspend() throws Exception {
    ServiceHelper.suspendServices(feeds);
    super.doSuspend();
  }

  @Override
  protected void doResume() throws Exception {
    super.doResume();
    ServiceHelper.resumeServices(feeds);
  }

  @Override
  public boolean deferShutdown(ShutdownRunningTask shutdownRunningTask) {
    feeds.forEach(feed -> feed.deferShutdown(shutdownRunningTask));
    return false;
  }

  @Override
  public int getPendingExchangesSize() {
    return feeds.stream().mapToInt(FeedConsumer::getPendingExchangesSize).sum();
  }

  @Override
  public void prepareShutdown(boolean suspendOnly, boolean forced) {
    feeds.forEach(feed -> feed.prepareShutdown(suspendOnly, forced));
  }

  @Override
  public void setRoute(@Nullable Route newRoute) {
    super.setRoute(newRoute);
    feeds.forEach(feed -> feed.setRoute(newRoute));
  }
}
