package io.github.camelnetskope.kafka;

import io.github.camelnetskope.client.Feed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupListener;

/** Joins the group as soon as there are routes to start; the group then starts them. */
final class FeedRoutes implements StartupListener {
  private static final int THREADS = 4;

  private final KafkaGroupClusterService service;
  private final FeedProducers producers;
  private final FeedWriters writers = new FeedWriters();
  private final List<Feed> feeds;
  private final List<FeedRoute> routes = new ArrayList<>();

  FeedRoutes(KafkaGroupClusterService service, FeedProducers producers, List<Feed> feeds) {
    this.service = service;
    this.producers = producers;
    this.feeds = feeds;
  }

  FeedWriters writers() {
    return writers;
  }

  static String id(Feed feed) {
    return "netskope-to-kafka-" + feed.path();
  }

  @Override
  public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
    // Some routes may not exist yet.
  }

  @Override
  public void onCamelContextFullyStarted(CamelContext context, boolean alreadyStarted)
      throws Exception {
    if (!routes.isEmpty()) {
      return;
    }
    var threads = context.getExecutorServiceManager();
    var scheduler = threads.newScheduledThreadPool(this, "NetskopeToKafka", THREADS);
    for (Feed feed : feeds) {
      routes.add(route(context, feed, scheduler));
    }
    context.addService(service);
  }

  private FeedRoute route(CamelContext context, Feed feed, ScheduledExecutorService scheduler)
      throws Exception {
    var offset = new GroupOffset(service, feeds.indexOf(feed));
    var writer = new FeedWriter(feed.path(), offset, () -> producers.create(service, feed));
    var route = new FeedRoute(context, id(feed), writer, scheduler);
    writer.whenVoid(route::restart);
    writers.add(feed.path(), writer);
    service.getView(feed.path()).addEventListener(route);
    return route;
  }
}
