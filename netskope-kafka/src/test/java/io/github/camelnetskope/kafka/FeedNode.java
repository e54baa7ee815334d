package io.github.camelnetskope.kafka;

import io.github.camelnetskope.checkpoint.FencedStateRepository;
import java.util.Optional;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.service.ServiceSupport;

/** A process that brings feeds to Kafka; its output says which. */
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

  /** Saves nothing before a request, so no save can be refused. */
  private static final class Reckless extends ServiceSupport implements FencedStateRepository {
    private final FencedStateRepository checkpoints;

    private Reckless(FencedStateRepository checkpoints) {
      this.checkpoints = checkpoints;
    }

    @Override
    public String getState(String key) {
      return checkpoints.getState(key);
    }

    @Override
    public Claim claim(String key) {
      Claim claim = checkpoints.claim(key);
      return new Claim() {
        @Override
        public Optional<String> state() {
          return claim.state();
        }

        @Override
        public void save(String value) {
          if (!value.contains(" state=REQUESTED ")) {
            claim.save(value);
          }
        }
      };
    }
  }
}
