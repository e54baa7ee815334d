package io.github.camelnetskope.kafka;

import io.github.camelnetskope.client.Feed;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Creates the producers of the feeds, which differ in their {@code transactional.id}. */
final class FeedProducers {
  private static final int BATCH_BYTES = 256 * 1024;
  private static final int LINGER_MILLIS = 5;
  private static final Duration TRANSACTION = Duration.ofSeconds(30);

  private final Map<String, Object> config = new HashMap<>();

  /**
   * Producers with the user's settings, and defaults for the rest.
   *
   * @param session the session timeout: after this silence a node has lost its feeds
   */
  FeedProducers(Map<String, Object> clients, Map<String, Object> producers, Duration session) {
    // A node that was suspended and has lost its feeds must not block on calls that Kafka will
    // refuse.
    int patience = Math.toIntExact(session.toMillis() * 2 / 3);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * patience);
    config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Math.toIntExact(TRANSACTION.toMillis()));
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    config.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    config.putAll(clients);
    config.putAll(producers);
  }

  /** Creates the producer of a feed; it ends the transactions of the previous one, on any node. */
  Producer<byte[], byte[]> create(KafkaGroupClusterService service, Feed feed) {
    Map<String, Object> own = new HashMap<>(config);
    own.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, service.member().topic() + "-" + feed.path());
    return new KafkaProducer<>(own, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
