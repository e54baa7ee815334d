package io.github.camelnetskope.kafka;

import io.github.camelnetskope.simulator.LossOracle;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Gives the committed records of a topic to the oracle. */
final class CommittedRecords implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final LossOracle oracle;

  CommittedRecords(String kafka, Collection<TopicPartition> partitions, LossOracle oracle) {
    this.oracle = oracle;
    this.consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Reads until the given number of records has come. */
  void read(long records, Duration timeout) {
    long end = System.nanoTime() + timeout.toNanos();
    long read = oracle.report().delivered();
    while (read < records && System.nanoTime() < end) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
        oracle.delivered(header(record, "netskope.feed"), record.value());
        read++;
      }
    }
  }

  static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
