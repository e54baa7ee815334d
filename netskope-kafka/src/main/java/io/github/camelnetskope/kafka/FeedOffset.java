package io.github.camelnetskope.kafka;

import org.apache.kafka.clients.producer.Producer;

/**
 * The text that the group keeps for one feed. Kafka refuses it from a node that has lost the feed.
 */
interface FeedOffset {
  /**
   * The text kept last; empty where none is. Waits for a transaction that has one.
   *
   * @throws org.apache.kafka.common.KafkaException when it cannot be read
   */
  String read();

  /**
   * Keeps another text.
   *
   * @throws org.apache.kafka.common.KafkaException when it was not kept, or may not have been
   */
  void write(String text);

  /**
   * Keeps another text when a transaction is committed.
   *
   * @throws org.apache.kafka.common.KafkaException when it will not be
   */
  void writeIn(Producer<?, ?> transaction, String text);
}
