package io.github.camelnetskope.kafka;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/** A process that brings feeds to Kafka, and tells on its output which. */
final class FeedNode {
  private FeedNode() {}

  public static void main(String[] arguments) throws Exception {
    var feeds = new NetskopeToKafka(arguments[0], "feeds", arguments[1], "events");
    feeds.setKeyByFeed(true);
    feeds.setThrough("direct:tell");
    if (arguments[2].equals("reckless")) {
      feeds.setCheckpoints(Reckless::new);
    }
    var context = new DefaultCamelContext();
    context.addRoutes(feeds);
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:tell")
                .process(
                    e ->
                        System.out.println(
                            "RUNS " + e.getMessage().getHeader("CamelNetskopeFeed")));
          }
        });
    context.start();
    Runtime.getRuntime().addShutdownHook(new Thread(context::stop));
    Thread.currentThread().join();
  }

  /** Saves nothing before a request, so that nobody can refuse it. */
  private static final class Reckless extends ServiceSupport
      implements StateRepository<String, String> {
    private final StateRepository<String, String> checkpoints;

    private Reckless(StateRepository<String, String> checkpoints) {
      this.checkpoints = checkpoints;
    }

    @Override
    public String getState(String key) {
      return checkpoints.getState(key);
    }

    @Override
    public void setState(String key, String value) {
      if (!value.contains(" state=REQUESTED ")) {
        checkpoints.setState(key, value);
      }
    }
  }
}
