package io.github.camelnetskope.kafka;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.cluster.CamelClusterEventListener;
import org.apache.camel.cluster.CamelClusterMember;
import org.apache.camel.cluster.CamelClusterView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Runs the route of one feed while this node has the feed. A route whose transaction failed is
 * stopped and started again: it then begins at the checkpoint in Kafka. Thread-safe.
 */
final class FeedRoute implements CamelClusterEventListener.Leadership {
  private static final Logger LOG = LoggerFactory.getLogger(FeedRoute.class);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration TO_STOP = Duration.ofSeconds(4);

  private final CamelContext context;
  private final String routeId;
  private final FeedWriter writer;
  private final ScheduledExecutorService scheduler;
  private boolean leads;
  private boolean failing;

  FeedRoute(
      CamelContext context, String routeId, FeedWriter writer, ScheduledExecutorService scheduler) {
    this.context = context;
    this.routeId = routeId;
    this.writer = writer;
    this.scheduler = scheduler;
  }

  @Override
  public synchronized void leadershipChanged(CamelClusterView view, CamelClusterMember leader) {
    leads = view.getLocalMember().isLeader();
    if (leads) {
      begin();
    } else {
      end();
    }
  }

  /**
   * Restarts the route after its transaction has become void. May be called on a thread of the
   * route. Thread-safe.
   */
  void restart() {
    var unused = scheduler.schedule(this::beginAgain, RETRY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void beginAgain() {
    if (leads) {
      end();
      begin();
    }
  }

  private void begin() {
    try {
      // Done here and not in the start of the route, so that other routes do not wait for it.
      writer.open();
      context.getRouteController().startRoute(routeId);
      failing = false;
    } catch (Exception e) {
      LOG.atLevel(failing ? Level.DEBUG : Level.WARN)
          .log("{}: cannot be started, trying until it can: {}", routeId, e.toString());
      failing = true;
      restart();
    }
  }

  private void end() {
    try {
      if (!context.isStopping() && !context.isStopped()) {
        context.getRouteController().stopRoute(routeId, TO_STOP.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (Exception e) {
      LOG.warn("{}: not stopped in order: {}", routeId, e.toString());
    }
    writer.close();
  }
}
