package io.github.camelnetskope.cluster;

import java.util.List;
import org.apache.camel.main.Main;

/** One node, or the servers that it needs, as a process. */
public final class KafkaCluster {
  private static final int KAFKA_PORT = 19092;
  private static final int TENANT_PORT = 18080;
  private static final int PAGE_PORT = 8080;

  private KafkaCluster() {}

  /** {@code servers}, or {@code node N}. */
  public static void main(String[] arguments) throws Exception {
    List<String> words = List.of(arguments);
    if (words.equals(List.of("servers"))) {
      try (var servers = new Servers(KAFKA_PORT, TENANT_PORT)) {
        Runtime.getRuntime().addShutdownHook(new Thread(servers::close));
        servers.watch(System.out);
      }
    } else if (words.size() == 2 && words.get(0).equals("node")) {
      node(PAGE_PORT + Integer.parseInt(words.get(1))).run();
    } else {
      System.err.println("servers, or: node 1");
      System.exit(2);
    }
  }

  /** A node; all else is in {@code application.properties}. */
  static Main node(int pagePort) {
    var main = new Main();
    main.addInitialProperty("cluster.page", String.valueOf(pagePort));
    return main;
  }
}
