package io.github.camelnetskope.cluster;

import io.github.camelnetskope.simulator.LossReport;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A Kafka server, a simulated tenant whose feeds grow, and a reader that compares the two. */
final class Servers implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final Duration LINE_EVERY = Duration.ofSeconds(2);
  private static final String TOPIC = "netskope-events";
  private static final int PARTITIONS = 4;

  private final String address;
  private final Path folder;
  private final Process kafka;
  private final NetskopeSimulator tenant;

  Servers(int kafkaPort, int tenantPort) throws Exception {
    address = "127.0.0.1:" + kafkaPort;
    folder = Files.createTempDirectory("kafka");
    Path config = Files.writeString(folder.resolve("server.properties"), config(kafkaPort));
    String id = Uuid.randomUuid().toString();
    java("kafka.tools.StorageTool", "format", "-t", id, "-c", config.toString())
        .waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    kafka = java("kafka.Kafka", config.toString());
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
      admin.describeCluster().nodes().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
      admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1))).all().get();
    }
    tenant =
        NetskopeSimulator.builder()
            .port(tenantPort)
            .waitTime(1)
            .allFeeds(feed -> feed.records(2000).growth(20))
            .start();
  }

  String kafka() {
    return address;
  }

  String tenant() {
    return tenant.baseUrl();
  }

  private String config(int port) {
    return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        controller.listener.names=CONTROLLER
        log.dirs=%3$s
        offsets.topic.replication.factor=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        """
        .formatted(port, port + 1, folder.resolve("data"));
  }

  private Process java(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx384m", "-cp"));
    command.add(Files.readString(Path.of(System.getProperty("broker.classpath"))).strip());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("kafka.log").toFile()))
        .start();
  }

  /** Says every two seconds how what stands in Kafka compares with the tenant. */
  void watch(PrintStream out) {
    out.println("Kafka on " + address + ", a simulated tenant on " + tenant.baseUrl());
    Map<String, Object> config =
        Map.of("bootstrap.servers", address, "isolation.level", "read_committed");
    try (var reader =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, PARTITIONS).mapToObj(i -> new TopicPartition(TOPIC, i)).toList();
      reader.assign(partitions);
      reader.seekToBeginning(partitions);
      long nextLine = System.nanoTime();
      while (kafka.isAlive() && !Thread.currentThread().isInterrupted()) {
        reader.poll(Duration.ofMillis(200)).forEach(this::compare);
        if (System.nanoTime() - nextLine > 0) {
          out.println(text(tenant.oracle().report()));
          nextLine += LINE_EVERY.toNanos();
        }
      }
    }
  }

  private void compare(ConsumerRecord<byte[], byte[]> record) {
    byte[] feed = record.headers().lastHeader("netskope.feed").value();
    tenant.oracle().delivered(new String(feed, StandardCharsets.UTF_8), record.value());
  }

  /** What is on its way is not lost yet. */
  static String text(LossReport report) {
    return "%,d records in Kafka, %,d in flight, %d repeated, %d out of order"
        .formatted(
            report.delivered(),
            report.lost() + report.owed(),
            report.repeated(),
            report.outOfOrder());
  }

  @Override
  public synchronized void close() {
    if (!Files.exists(folder)) {
      return;
    }
    tenant.close();
    kafka.destroyForcibly().onExit().join();
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
