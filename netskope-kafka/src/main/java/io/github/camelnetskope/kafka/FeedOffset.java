package io.github.camelnetskope.kafka;

import org.apache.kafka.clients.producer.Producer;

/**
 * The text that the group stores for one feed. Kafka refuses a write of a node that has lost the
 * feed.
 */
interface FeedOffset {
  /**
   * The last stored text; empty when there is none. Waits for a pending transaction that writes
   * one.
   *
   * @throws org.apache.kafka.common.KafkaException when it cannot be read
   */
  String read();

  /**
   * Stores a text.
   *
   * @throws org.apache.kafka.common.KafkaException when it was not stored, or may not have been
   */
  void write(String text);

  /**
   * Stores a text together with a transaction, when that is committed.
   *
   * @throws org.apache.kafka.common.KafkaException when it cannot be part of the transaction
   */
  void writeIn(Producer<?, ?> transaction, String text);
}
