package io.github.camelnetskope.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.checkpoint.FencedStateRepository;
import io.github.camelnetskope.checkpoint.FencedStateRepositoryContract;
import io.github.camelnetskope.client.Feed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.cluster.CamelClusterEventListener;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A node that has both feeds, and a real Kafka. */
@EnabledIfSystemProperty(named = "broker.classpath", matches = ".+")
class FeedWritersOnKafkaTest extends FencedStateRepositoryContract {
  private static final Duration SESSION = Duration.ofSeconds(6);
  private static final List<Feed> FEEDS = Feed.parseList("events/page,alerts/dlp");

  @TempDir static Path folder;

  private static KafkaBroker kafka;
  private static DefaultCamelContext context;
  private static FeedWriters writers;

  @BeforeAll
  static void join() throws Exception {
    kafka = new KafkaBroker(folder);
    context = new DefaultCamelContext();
    context.start();
    Map<String, Object> config = Map.of("bootstrap.servers", kafka.address());
    var service =
        new KafkaGroupClusterService(config, "fence", FEEDS.stream().map(Feed::path).toList());
    writers = new FeedWriters();
    var producers = new FeedProducers(config, Map.of(), SESSION);
    var leads = new CountDownLatch(FEEDS.size());
    for (Feed feed : FEEDS) {
      var offset = new GroupOffset(service, FEEDS.indexOf(feed));
      writers.add(
          feed.path(), new FeedWriter(feed.path(), offset, () -> producers.create(service, feed)));
      CamelClusterEventListener.Leadership listener = (view, leader) -> leads.countDown();
      service.getView(feed.path()).addEventListener(listener);
    }
    context.addService(service);
    assertThat(leads.await(1, TimeUnit.MINUTES)).isTrue();
  }

  @AfterAll
  static void leave() throws Exception {
    FEEDS.forEach(feed -> writers.get(feed.path()).close());
    context.close();
    kafka.close();
  }

  /** Each test begins without states. */
  @BeforeEach
  void clear() {
    FEEDS.forEach(
        feed -> writers.claim("netskope/acme.goskope.com/" + feed.path() + "/siem").save(""));
  }

  @Override
  protected FencedStateRepository first() {
    return writers;
  }

  @Override
  protected FencedStateRepository second() {
    return writers;
  }
}
