package io.github.camelnetskope.cluster;

import io.github.camelnetskope.kafka.KafkaBroker;
import io.github.camelnetskope.simulator.LossReport;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A Kafka server, a simulated tenant whose feeds grow, and a reader that compares the two. */
final class Servers implements AutoCloseable {
  private static final Duration LINE_EVERY = Duration.ofSeconds(2);
  private static final String TOPIC = "netskope-events";
  private static final int PARTITIONS = 4;

  private final Path folder;
  private final KafkaBroker kafka;
  private final NetskopeSimulator tenant;

  Servers(int kafkaPort, int tenantPort) throws Exception {
    folder = Files.createTempDirectory("kafka");
    kafka = new KafkaBroker(folder, kafkaPort);
    kafka.createTopic(TOPIC, PARTITIONS);
    tenant =
        NetskopeSimulator.builder()
            .port(tenantPort)
            .waitTime(1)
            .allFeeds(feed -> feed.records(2000).growth(20))
            .start();
  }

  String kafka() {
    return kafka.address();
  }

  String tenant() {
    return tenant.baseUrl();
  }

  /** Says every two seconds how what stands in Kafka compares with the tenant. */
  void watch(PrintStream out) {
    out.println("Kafka on " + kafka.address() + ", a simulated tenant on " + tenant.baseUrl());
    Map<String, Object> config =
        Map.of("bootstrap.servers", kafka.address(), "isolation.level", "read_committed");
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
    kafka.close();
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
