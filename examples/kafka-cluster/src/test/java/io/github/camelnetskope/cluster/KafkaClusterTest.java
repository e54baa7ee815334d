package io.github.camelnetskope.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = "broker.classpath", matches = ".+")
class KafkaClusterTest {
  private static final int FEEDS = 24;
  private static final int LINES = 30;

  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  @Test
  void two_nodes_share_the_feeds_and_one_has_them_all_when_the_other_leaves() throws Exception {
    try (var servers = new Servers(freePort(), 0)) {
      watch(servers);
      Main first = node(servers);
      Main second = node(servers);
      first.start();
      second.start();
      await(line -> running(first) == FEEDS / 2 && running(second) == FEEDS / 2);

      second.stop();
      await(line -> running(first) == FEEDS);

      assertThat(await(line -> !line.startsWith("0 records")))
          .endsWith("0 repeated, 0 out of order");
      first.stop();
    }
  }

  private static Main node(Servers servers) {
    Main node = KafkaCluster.node(0);
    node.addOverrideProperty("cluster.kafka", servers.kafka());
    node.addOverrideProperty("cluster.tenant", servers.tenant());
    return node;
  }

  /** How many feeds it reads now; the routes of its status page are not among them. */
  private static long running(Main node) {
    var context = node.getCamelContext();
    return context.getRoutes().stream()
        .filter(route -> route.getEndpoint().getEndpointUri().startsWith("netskope:"))
        .filter(route -> context.getRouteController().getRouteStatus(route.getId()).isStarted())
        .count();
  }

  /** Reads line by line, for two seconds each, until the condition is true. */
  private String await(Predicate<String> condition) throws InterruptedException {
    for (int i = 0; i < LINES; i++) {
      String line = lines.poll(10, TimeUnit.SECONDS);
      assertThat(line).isNotNull();
      if (condition.test(line)) {
        return line;
      }
    }
    throw new AssertionError("not within " + LINES + " lines");
  }

  private void watch(Servers servers) {
    var text = new StringBuilder();
    var out =
        new OutputStream() {
          @Override
          public void write(int character) {
            if (character == '\n') {
              lines.add(text.toString().strip());
              text.setLength(0);
            } else {
              text.append((char) character);
            }
          }
        };
    var stream = new PrintStream(out, true, StandardCharsets.US_ASCII);
    var thread = new Thread(() -> servers.watch(stream), "watch");
    thread.setDaemon(true);
    thread.start();
  }

  private static int freePort() throws Exception {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
