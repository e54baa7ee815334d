package io.github.camelnetskope;

import io.github.camelnetskope.client.Cursor;
import io.github.camelnetskope.client.Feed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.TabularData;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The feeds of one endpoint, each with its own cursor, pace and health, on a few shared threads.
 * Each takes a thread for one page at a time, in the order in which they are due, so that a feed
 * with a large backlog delays no other beyond one page.
 */
@ManagedResource(description = "Managed NetskopeConsumer")
public class NetskopeConsumer extends DefaultConsumer implements ShutdownAware, Suspendable {
  /** In place of the name of a feed or route. */
  static final String ALL = "*";

  private static final Logger LOG = LoggerFactory.getLogger(NetskopeConsumer.class);

  private final NetskopeEndpoint endpoint;
  private final Processor route;

  private final List<ExecutorService> ownThreads = new ArrayList<>();
  private volatile List<FeedConsumer> feeds = List.of();
  private FeedMeters meters = FeedMeters.NONE;

  public NetskopeConsumer(NetskopeEndpoint endpoint, Processor processor) {
    super(endpoint, processor);
    this.endpoint = endpoint;
    this.route = processor;
  }

  /** Those of a Camel context's routes. */
  static Stream<NetskopeConsumer> in(CamelContext context) {
    return context.getRoutes().stream()
        .map(Route::getConsumer)
        .filter(NetskopeConsumer.class::isInstance)
        .map(NetskopeConsumer.class::cast);
  }

  @Override
  protected void doInit() throws Exception {
    super.doInit();
    boolean enabled = endpoint.getComponent().isHealthCheckConsumerEnabled();
    setHealthCheck(new NetskopeHealthCheck("consumer:" + getRouteId(), enabled, this::health));
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
      meters = FeedMeters.register(endpoint.getCamelContext(), this);
      LOG.info("{}: reading {} feeds, index {}", endpoint.tenant(), feeds.size(), endpoint.index());
    } catch (Exception e) {
      doStop();
      throw e;
    }
  }

  private Cursor cursor(Feed feed) {
    return new Cursor(endpoint.tenant(), feed, endpoint.index());
  }

  private FeedConsumer feed(Cursor cursor, FeedResources resources) {
    FeedConsumer feed = new FeedConsumer(endpoint, route, cursor, resources, this::changed);
    feed.setRoute(getRoute());
    feed.setRouteId(getRouteId());
    // One check for all feeds: to make one for each would take the start of 20 feeds a while.
    feed.setHealthCheck(getHealthCheck());
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

  List<FeedConsumer> feeds() {
    return feeds;
  }

  /** One feed, or all; none where nobody has such a feed. */
  List<FeedConsumer> feeds(String name) {
    return feeds.stream()
        .filter(feed -> name.equals(ALL) || name.equals(feed.snapshot().feed()))
        .toList();
  }

  /** How its feeds are; empty while it does not run. Asks the tenant nothing. */
  public List<FeedHealth> health() {
    return feeds.stream().map(feed -> health(feed.snapshot())).toList();
  }

  FeedHealth health(FeedSnapshot feed) {
    return FeedHealth.of(feed, FeedHealth.Thresholds.of(endpoint.getConfiguration()));
  }

  private void changed(FeedSnapshot feed) {
    try {
      endpoint.getCamelContext().getManagementStrategy().notify(new NetskopeFeedEvent(this, feed));
    } catch (Exception e) {
      LOG.warn("{}: an event notifier failed", feed.feed(), e);
    }
  }

  /** Does something to one feed, or to all. */
  void act(FeedAction action, String name) {
    List<FeedConsumer> chosen = feeds(name);
    BadOptions.require(!chosen.isEmpty(), "feed", name, "what is read here, or *");
    LOG.info("{}: {} {} by hand, index {}", endpoint.tenant(), action, name, endpoint.index());
    chosen.forEach(action::on);
    if (action != FeedAction.POLL) {
      chosen.forEach(feed -> changed(feed.snapshot()));
    }
  }

  @ManagedAttribute(description = "What each feed is up to")
  public TabularData getFeeds() throws OpenDataException {
    return FeedTable.of(health());
  }

  @ManagedOperation(description = "Suspend a feed such as events/page, or * for all")
  public void suspendFeed(String feed) {
    act(FeedAction.SUSPEND, feed);
  }

  @ManagedOperation(description = "Resume a feed such as events/page, or * for all")
  public void resumeFeed(String feed) {
    act(FeedAction.RESUME, feed);
  }

  @ManagedOperation(description = "Let a feed such as events/page, or * for all, go on at once")
  public void pollNow(String feed) {
    act(FeedAction.POLL, feed);
  }

  @Override
  protected void doStop() throws Exception {
    meters.remove();
    meters = FeedMeters.NONE;
    ServiceHelper.stopAndShutdownServices(feeds);
    if (!feeds.isEmpty()) {
      LOG.info("{}: stopped reading, index {}", endpoint.tenant(), endpoint.index());
    }
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
    if (newRoute != null) {
      // For what shows routes: wildcards are resolved.
      newRoute.getProperties().put("netskope.feeds", endpoint.getServiceMetadata().get("feeds"));
    }
  }
}
