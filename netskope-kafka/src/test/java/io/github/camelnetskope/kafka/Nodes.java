package io.github.camelnetskope.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Nodes a, b and c as processes, of which each says {@code RUNS name} whenever one of its routes
 * ran.
 */
final class Nodes implements AutoCloseable {
  static final List<String> NAMES = List.of("a", "b", "c");
  static final Duration TO_START = Duration.ofMinutes(2);

  /** The session timeout of 6 s, 2 s for the take-over, and what a busy machine needs on top. */
  static final Duration TO_TAKE_OVER = Duration.ofSeconds(8 + 7);

  private static final Logger LOG = LoggerFactory.getLogger(Nodes.class);
  private static final String RUNS = "RUNS ";

  /** A route ran on a node. */
  record Run(String node, String route) {}

  private final Class<?> main;
  private final List<String> arguments;
  private final BlockingQueue<Run> runs = new LinkedBlockingQueue<>();
  private final Map<String, NodeProcess> processes = new HashMap<>();

  Nodes(Class<?> main, String... arguments) {
    this.main = main;
    this.arguments = List.of(arguments);
  }

  /** Starts all, and waits until 20 routes are distributed. */
  void startAll() throws Exception {
    for (String name : NAMES) {
      start(name);
    }
    await("an even spread", TO_START, spread(6, 7, 7));
  }

  void start(String name) throws IOException {
    processes.put(name, NodeProcess.start(main, arguments, line -> heard(name, line)));
  }

  private void heard(String name, String line) {
    if (line.startsWith(RUNS)) {
      runs.add(new Run(name, line.substring(RUNS.length())));
    } else {
      LOG.info("{}: {}", name, line);
    }
  }

  NodeProcess get(String name) {
    return processes.get(name);
  }

  /** Whether so many routes ran on each node, by where each ran last. */
  static Predicate<Map<String, String>> spread(int... sizes) {
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

  /** Follows which routes run where until the condition is true. */
  void await(String what, Duration timeout, Predicate<Map<String, String>> wanted)
      throws InterruptedException {
    Map<String, String> owners = new HashMap<>();
    runs.clear();
    long begin = System.nanoTime();
    while (!wanted.test(owners)) {
      Duration left = timeout.minusNanos(System.nanoTime() - begin);
      Run run = left.isNegative() ? null : runs.poll(left.toMillis(), TimeUnit.MILLISECONDS);
      assertThat(run).as("%s, so far %s", what, owners).isNotNull();
      owners.put(run.route(), run.node());
    }
    LOG.info("{} after {} ms", what, (System.nanoTime() - begin) / 1_000_000);
  }

  /** Routes on a node that woke may also run elsewhere, but not for long. */
  void awaitOneNodeForEachRoute() throws InterruptedException {
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

  @Override
  public void close() {
    processes.values().forEach(NodeProcess::kill);
  }
}
