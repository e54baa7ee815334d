package io.github.camelnetskope;

import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.Extent;
import io.github.camelnetskope.feed.FeedResources;
import io.github.camelnetskope.health.FeedHealth;
import io.github.camelnetskope.health.FeedMeters;
import io.github.camelnetskope.health.FeedSnapshot;
import io.github.camelnetskope.health.FeedTable;
import io.github.camelnetskope.health.NetskopeHealthCheck;
import java.util.List;
import java.util.function.Supplier;
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
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The feeds of one endpoint, each with its own cursor, pace and health. No thread is blocked while
 * a feed waits; at most {@code pollerThreads} feeds are in the route at once. Thread-safe.
 */
@ManagedResource(description = "Managed NetskopeConsumer")
public class NetskopeConsumer extends DefaultConsumer implements ShutdownAware, Suspendable {
  /** Stands for all feeds or routes where a name is expected. */
  static final String ALL = "*";

  private static final Logger LOG = LoggerFactory.getLogger(NetskopeConsumer.class);

  private final NetskopeEndpoint endpoint;
  private final Processor route;
  private volatile List<FeedConsumer> feeds = List.of();
  private volatile boolean forced;
  private volatile boolean reading;
  private final FeedChanges changes = new FeedChanges(this);
  private FeedMeters meters = FeedMeters.NONE;

  public NetskopeConsumer(NetskopeEndpoint endpoint, Processor processor) {
    super(endpoint, processor);
    this.endpoint = endpoint;
    this.route = processor;
  }

  /** The Netskope consumers of a Camel context's routes. */
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
    forced = false;
    if (!feeds.isEmpty()) {
      // Camel has given up stopping the route and starts the consumer, which is only suspended.
      ServiceHelper.resumeServices(feeds);
      return;
    }
    changes.start();
    try {
      startFeeds(FeedOptions.resources(endpoint, "route '" + getRouteId() + "'"));
      meters = FeedMeters.register(endpoint.getCamelContext(), suppliers(), this::health);
      StartNotes.reading(endpoint, getRouteId());
      reading = true;
    } catch (Throwable e) {
      doStop();
      throw e;
    }
  }

  private void startFeeds(FeedResources resources) throws Exception {
    new FeedCheck(resources, endpoint).check();
    var exchanges = new NetskopeExchanges(endpoint);
    feeds =
        Stripes.cursors(endpoint, resources.checkpoints()).entrySet().stream()
            .map(cursor -> feed(cursor.getKey(), cursor.getValue(), resources, exchanges))
            .toList();
    AlertsOnce.arrange(endpoint, feeds);
    for (FeedConsumer feed : feeds) {
      endpoint.configure(feed);
      shareScheduler(feed);
      ServiceHelper.startService(feed);
    }
  }

  /** The user's own scheduler runs one task: that of the first feed, which polls all feeds. */
  private void shareScheduler(FeedConsumer feed) {
    if (feed.getScheduler() == null) {
      return;
    }
    if (feed == feeds.get(0)) {
      feed.onSchedule(() -> feeds.forEach(FeedConsumer::tick));
    } else {
      feed.leaveSchedulingToOthers();
    }
  }

  private FeedConsumer feed(
      CursorKey cursor, Extent extent, FeedResources resources, NetskopeExchanges exchanges) {
    var feed =
        new FeedConsumer(endpoint, route, cursor, extent, resources, exchanges, changes::tell);
    feed.setRoute(getRoute());
    feed.setRouteId(getRouteId());
    // One check for all feeds: creating one for each would slow down the start of 20 feeds.
    feed.setHealthCheck(getHealthCheck());
    return feed;
  }

  private List<Supplier<FeedSnapshot>> suppliers() {
    return feeds.stream().<Supplier<FeedSnapshot>>map(feed -> feed::snapshot).toList();
  }

  /** The feed of this name, or all; empty when this consumer has no such feed. */
  List<FeedConsumer> feeds(String name) {
    return feeds.stream()
        .filter(feed -> name.equals(ALL) || name.equals(feed.cursor().feed().path()))
        .toList();
  }

  /** Whether all of its feeds are DONE. */
  boolean isDone() {
    List<FeedConsumer> all = feeds;
    return !all.isEmpty() && all.stream().allMatch(FeedConsumer::isDone);
  }

  /** The health of its feeds that have started; empty while it does not run. Sends no request. */
  public List<FeedHealth> health() {
    return feeds.stream().flatMap(feed -> feed.status().stream()).map(this::health).toList();
  }

  FeedHealth health(FeedSnapshot feed) {
    return FeedHealth.of(feed, FeedOptions.thresholds(endpoint.getConfiguration()));
  }

  /** Applies an action to one feed, or to all. */
  void act(FeedAction action, String name) {
    List<FeedConsumer> chosen = feeds(name);
    action.check(name, chosen);
    LOG.info("{}: {} {} by hand, index {}", endpoint.tenant(), action, name, endpoint.index());
    chosen.forEach(action::on);
    if (action != FeedAction.POLL) {
      chosen.forEach(feed -> changes.tell(feed.snapshot()));
    }
  }

  @ManagedAttribute(description = "What each feed does")
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

  @ManagedOperation(description = "Let a feed such as events/page, or * for all, continue at once")
  public void pollNow(String feed) {
    act(FeedAction.POLL, feed);
  }

  @Override
  protected void doStop() throws Exception {
    meters.remove();
    meters = FeedMeters.NONE;
    FeedStops.stop(endpoint.getCamelContext(), feeds, forced || hasBeenGivenUp());
    List<FeedConsumer> stopped = feeds;
    feeds = List.of();
    ServiceHelper.stopAndShutdownServices(stopped);
    if (reading) {
      reading = false;
      LOG.info("{}: stopped reading, index {}", endpoint.tenant(), endpoint.index());
    }
    super.doStop();
  }

  /** Whether the shutdown timeout has passed. Camel may not have called prepareShutdown by then. */
  private boolean hasBeenGivenUp() {
    return endpoint.getCamelContext().getShutdownStrategy().isTimeoutOccurred();
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
    if (shutdownRunningTask == ShutdownRunningTask.CompleteAllTasks) {
      feeds.forEach(FeedConsumer::finishPages);
    }
    return false;
  }

  @Override
  public int getPendingExchangesSize() {
    return (int) feeds.stream().filter(FeedConsumer::isPending).count();
  }

  @Override
  public void prepareShutdown(boolean suspendOnly, boolean force) {
    forced = force;
  }

  @Override
  public void setRoute(@Nullable Route newRoute) {
    super.setRoute(newRoute);
    feeds.forEach(feed -> feed.setRoute(newRoute));
    if (newRoute != null) {
      // For tools that show routes: the feeds with wildcards resolved.
      newRoute.getProperties().put("netskope.feeds", endpoint.getServiceMetadata().get("feeds"));
    }
  }
}
