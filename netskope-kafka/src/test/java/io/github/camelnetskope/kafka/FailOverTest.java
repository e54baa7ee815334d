package io.github.camelnetskope.kafka;

import static io.github.camelnetskope.kafka.Nodes.TO_START;
import static io.github.camelnetskope.kafka.Nodes.TO_TAKE_OVER;
import static io.github.camelnetskope.kafka.Nodes.spread;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes with 20 routes on a real Kafka, of which one dies, comes back, or hangs. */
@EnabledIfSystemProperty(named = "broker.classpath", matches = ".+")
class FailOverTest {
  @TempDir Path folder;

  private Nodes nodes;
  private KafkaBroker kafka;

  @BeforeEach
  void start() throws Exception {
    kafka = new KafkaBroker(folder);
    nodes = new Nodes(ClusterNode.class, kafka.address(), "20");
    nodes.startAll();
  }

  @AfterEach
  void stop() throws Exception {
    nodes.close();
    kafka.close();
  }

  @Test
  void the_routes_of_a_killed_node_go_to_the_others_and_come_back_with_it() throws Exception {
    nodes.get("a").kill();
    nodes.await("take-over", TO_TAKE_OVER, spread(10, 10));

    nodes.start("a");
    nodes.await("return", TO_START, spread(6, 7, 7));
  }

  @Test
  void the_routes_of_a_node_that_hangs_go_to_the_others_and_it_stops_them_when_it_wakes()
      throws Exception {
    nodes.get("a").suspend();
    nodes.await("take-over", TO_TAKE_OVER, spread(10, 10));

    nodes.get("a").resume();
    nodes.awaitOneNodeForEachRoute();
    nodes.await("return", TO_START, spread(6, 7, 7));
  }
}
