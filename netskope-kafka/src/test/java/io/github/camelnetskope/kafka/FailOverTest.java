package io.github.camelnetskope.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.kafka.NodeProcess.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Three nodes with 20 routes on a real Kafka, of which one dies, comes back, or hangs. */
@EnabledIfSystemProperty(named = "broker.classpath", matches = ".+")
class FailOverTest {
  private static final Logger LOG = LoggerFactory.getLogger(FailOverTest.class);
  private static final int ROUTES = 20;
  private static final Duration TO_START = Duration.ofMinutes(2);

  /** The session timeout of 6 s, 2 s for the take-over, and what a busy machine needs on top. */
  private static final Duration TO_TAKE_OVER = Duration.ofSeconds(8 + 7);

  @TempDir Path folder;

  private final BlockingQueue<Run> runs = new LinkedBlockingQueue<>();
  private final Map<String, NodeProcess> nodes = new HashMap<>();
  private KafkaBroker kafka;

  @BeforeEach
  void start() throws Exception {
    kafka = new KafkaBroker(folder);
    for (String name : List.of("a", "b", "c")) {
      startNode(name);
    }
    await("an even spread", TO_START, spread(6, 7, 7));
  }

  private void startNode(String name) throws Exception {
    nodes.put(name, NodeProcess.start(name, kafka.address(), ROUTES, runs));
  }

  @AfterEach
  void stop() throws Exception {
    nodes.values().forEach(NodeProcess::kill);
    kafka.close();
  }

  @Test
  void the_routes_of_a_killed_node_go_to_the_others_and_come_back_with_it() throws Exception {
    nodes.get("a").kill();
    await("take-over", TO_TAKE_OVER, spread(10, 10));

    startNode("a");
    await("return", TO_START, spread(6, 7, 7));
  }

  @Test
  void the_routes_of_a_node_that_hangs_go_to_the_others_and_it_stops_them_when_it_wakes()
      throws Exception {
    nodes.get("a").suspend();
    await("take-over", TO_TAKE_OVER, spread(10, 10));

    nodes.get("a").resume();
    awaitOneNodeForEachRoute();
    await("return", TO_START, spread(6, 7, 7));
  }

  /** Whether so many routes ran on each node, by where each ran last. */
  private static Predicate<Map<String, String>> spread(int... sizes) {
    List<Long> expected = Arrays.stream(sizes).asLongStream().boxed().toList();
    return owners ->
        owners.values().stream()
            .collect(Collectors.groupingBy(node -> node, Collectors.counting()))
            .values()
            .stream()
            .sorted()
            .toList()
            .equals(expected);
  }

  /** Follows what runs where until it is as wanted. */
  private void await(String what, Duration timeout, Predicate<Map<String, String>> wanted)
      throws InterruptedException {
    Map<String, String> owners = new HashMap<>();
    long begin = System.nanoTime();
    while (!wanted.test(owners)) {
      Duration left = timeout.minusNanos(System.nanoTime() - begin);
      Run run = left.isNegative() ? null : runs.poll(left.toMillis(), TimeUnit.MILLISECONDS);
      assertThat(run).as("%s, so far %s", what, owners).isNotNull();
      owners.put(run.route(), run.node());
    }
    LOG.info("{} after {} ms", what, (System.nanoTime() - begin) / 1_000_000);
  }

  /** What runs on a node that woke may run elsewhere too, but not for long. */
  private void awaitOneNodeForEachRoute() throws InterruptedException {
    long begin = System.nanoTime();
    while (!nodesByRoute().values().stream().allMatch(nodes -> nodes.size() == 1)) {
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(TO_TAKE_OVER);
    }
  }

  /** Where each route runs in the next two seconds. */
  private Map<String, Set<String>> nodesByRoute() throws InterruptedException {
    runs.clear();
    Map<String, Set<String>> nodesByRoute = new HashMap<>();
    long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
    for (long left = 1; left > 0; left = end - System.nanoTime()) {
      Run run = runs.poll(left, TimeUnit.NANOSECONDS);
      if (run != null) {
        nodesByRoute.computeIfAbsent(run.route(), route -> new HashSet<>()).add(run.node());
      }
    }
    return nodesByRoute;
  }
}
