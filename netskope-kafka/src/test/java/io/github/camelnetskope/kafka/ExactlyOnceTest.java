package io.github.camelnetskope.kafka;

import static io.github.camelnetskope.kafka.Nodes.NAMES;
import static io.github.camelnetskope.kafka.Nodes.TO_START;
import static io.github.camelnetskope.kafka.Nodes.TO_TAKE_OVER;
import static io.github.camelnetskope.kafka.Nodes.spread;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.simulator.Feeds;
import io.github.camelnetskope.simulator.LossReport;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Three nodes bring 20 feeds that grow to a real Kafka, while nodes are killed and suspended and
 * the broker is killed. {@code -Dkills=20 -Dpauses=20} makes it long.
 */
@EnabledIfSystemProperty(named = "broker.classpath", matches = ".+")
class ExactlyOnceTest {
  private static final Logger LOG = LoggerFactory.getLogger(ExactlyOnceTest.class);
  private static final int KILLS = Integer.getInteger("kills", 2);
  private static final int PAUSES = Integer.getInteger("pauses", 2);
  private static final int RECKLESS_PAUSES = 2;
  private static final List<String> FEEDS = Feeds.ALL.subList(0, 20);
  private static final int PARTITIONS = 4;

  @TempDir Path folder;

  private NetskopeSimulator tenant;
  private KafkaBroker kafka;
  private Nodes nodes;

  @BeforeEach
  void start() throws Exception {
    var builder = NetskopeSimulator.builder().pageSize(400).waitTime(1);
    FEEDS.forEach(feed -> builder.feed(feed, f -> f.recordSize(500).records(1000).growth(40)));
    tenant = builder.start();
    kafka = new KafkaBroker(folder);
    kafka.createTopic("events", PARTITIONS);
  }

  private void startNodes(String kind) throws Exception {
    String from =
        "netskope:dataexport/%s?tenant=%s&token=%s&index=campaign"
            .formatted(String.join(",", FEEDS), tenant.baseUrl(), NetskopeSimulator.TOKEN);
    nodes = new Nodes(FeedNode.class, kafka.address(), from, kind);
    nodes.startAll();
  }

  @AfterEach
  void stop() {
    nodes.close();
    kafka.close();
    tenant.close();
  }

  @Test
  void no_record_is_lost_or_comes_twice_when_nodes_die_and_hang_and_the_broker_dies()
      throws Exception {
    startNodes("careful");
    for (int i = 0; i < KILLS; i++) {
      kill(NAMES.get(i % NAMES.size()));
    }
    for (int i = 0; i < PAUSES; i++) {
      suspend(NAMES.get(i % NAMES.size()));
    }
    kafka.restart();
    nodes.await("the broker is back", TO_START, spread(6, 7, 7));

    LossReport report = report(TO_START);
    assertThat(report.isExactlyOnce()).as(report.toString()).isTrue();
    assertThat(report.delivered()).isEqualTo(records());
  }

  @Test
  void pages_are_lost_when_suspended_nodes_do_not_save_before_a_request() throws Exception {
    startNodes("reckless");
    for (int i = 0; i < RECKLESS_PAUSES; i++) {
      suspend(NAMES.get(i % NAMES.size()));
    }

    assertThat(report(TO_TAKE_OVER).lost()).isPositive();
  }

  private void kill(String node) throws Exception {
    nodes.get(node).kill();
    nodes.await("take-over from the killed " + node, TO_TAKE_OVER, spread(10, 10));
    nodes.start(node);
    nodes.await("return of " + node, TO_START, spread(6, 7, 7));
  }

  private void suspend(String node) throws Exception {
    nodes.get(node).suspend();
    nodes.await("take-over from the suspended " + node, TO_TAKE_OVER, spread(10, 10));
    nodes.get(node).resume();
    nodes.awaitOneNodeForEachRoute();
    nodes.await("return of " + node, TO_START, spread(6, 7, 7));
  }

  private long records() {
    return FEEDS.stream().mapToLong(feed -> tenant.tenant().feed(feed).size()).sum();
  }

  /** The final records of the topic, compared with those that the tenant handed out. */
  private LossReport report(Duration patience) {
    FEEDS.stream().map(tenant.tenant()::feed).forEach(feed -> feed.growth(0));
    var partitions =
        IntStream.range(0, PARTITIONS).mapToObj(i -> new TopicPartition("events", i)).toList();
    try (var committed = new CommittedRecords(kafka.address(), partitions, tenant.oracle())) {
      committed.read(records(), patience);
    }
    LossReport report = tenant.oracle().report();
    LOG.info("{} kills, {} pauses: {}", KILLS, PAUSES, report);
    return report;
  }
}
