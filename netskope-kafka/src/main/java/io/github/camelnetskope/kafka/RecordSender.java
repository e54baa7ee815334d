package io.github.camelnetskope.kafka;

import io.github.camelnetskope.client.Counted;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Sends the records of a page, and names the record that was refused. Thread-safe. */
final class RecordSender {
  private RecordSender() {}

  /**
   * Sends records, and waits until Kafka has them.
   *
   * @param feed named in the failure
   * @throws KafkaException for the first record that Kafka refused
   */
  static void send(
      Producer<byte[], byte[]> to, String feed, Iterable<ProducerRecord<byte[], byte[]>> records) {
    var failure = new AtomicReference<@Nullable KafkaException>();
    int position = 0;
    for (ProducerRecord<byte[], byte[]> record : records) {
      int number = position++;
      var unused =
          to.send(
              record,
              (sent, e) -> {
                if (e != null) {
                  failure.compareAndSet(null, refused(feed, record, number, e));
                }
              });
      if (failure.get() != null) {
        break;
      }
    }
    to.flush();
    KafkaException first = failure.get();
    if (first != null) {
      throw first;
    }
  }

  private static KafkaException refused(
      String feed, ProducerRecord<byte[], byte[]> record, int position, Exception cause) {
    return new KafkaException(
        "record %d of a page of %s, %s, was not taken by the topic %s: %s"
            .formatted(
                position,
                feed,
                Counted.of(record.value().length, "byte"),
                record.topic(),
                cause.getMessage()),
        cause);
  }
}
