package io.github.camelnetskope.kafka;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/**
 * A Kafka server as a process of its own, on a loopback port. The system property {@code
 * broker.classpath} names a file with its class path.
 */
public final class KafkaBroker implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final Path folder;
  private final int port;
  private Process process;

  KafkaBroker(Path folder) throws Exception {
    this(folder, freePort());
  }

  /** Starts it; its data and its log are in a folder that it does not remove. */
  public KafkaBroker(Path folder, int port) throws Exception {
    this.folder = folder;
    this.port = port;
    Path config = folder.resolve("server.properties");
    Files.writeString(config, config(freePort()));
    Process format =
        java("kafka.tools.StorageTool", "format", "-t", Uuid.randomUuid().toString(), "-c", config);
    if (!format.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS) || format.exitValue() != 0) {
      throw new IllegalStateException("see " + folder.resolve("broker.log"));
    }
    start();
  }

  private void start() throws Exception {
    process = java("kafka.Kafka", folder.resolve("server.properties"));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
      admin.describeCluster().nodes().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    }
  }

  /** Kills it, and starts it again with its data on disk. */
  void restart() throws Exception {
    close();
    start();
  }

  /** Makes a topic. */
  public void createTopic(String name, int partitions) throws Exception {
    GroupTopic.ensure(Map.of("bootstrap.servers", address()), name, partitions, (short) 1);
  }

  /** Host and port. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  /** Whether its process runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private String config(int controller) {
    return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
        controller.listener.names=CONTROLLER
        log.dirs=%3$s
        auto.create.topics.enable=false
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=4
        group.initial.rebalance.delay.ms=0
        """
        .formatted(port, controller, folder.resolve("data"));
  }

  private Process java(String main, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx384m");
    command.add("-cp");
    command.add(Files.readString(Path.of(System.getProperty("broker.classpath"))).strip());
    command.add(main);
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("broker.log").toFile()))
        .start();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
