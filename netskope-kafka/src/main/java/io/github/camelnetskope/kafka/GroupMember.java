package io.github.camelnetskope.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One member of the group, on a thread of its own: knows which partitions it has. */
final class GroupMember implements ConsumerRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaGroupClusterService.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Map<String, Object> config;
  private final String topic;
  private final IntConsumer changed;
  private final Set<Integer> partitions = ConcurrentHashMap.newKeySet();
  private final Thread thread = new Thread(this::run, "KafkaGroupCluster");
  private final CountDownLatch stopped = new CountDownLatch(1);

  /**
   * A member that has not joined.
   *
   * @param changed told of each partition that came or went, on the thread of the group: while it
   *     runs, the group waits for this node
   */
  GroupMember(
      Map<String, Object> clientConfig, String topic, Duration session, IntConsumer changed) {
    this.topic = topic;
    this.changed = changed;
    this.config = new HashMap<>(clientConfig);
    config.put(ConsumerConfig.GROUP_ID_CONFIG, topic);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, Math.toIntExact(session.toMillis()));
    config.put(
        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, Math.toIntExact(session.toMillis() / 4));
    config.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
  }

  boolean has(int partition) {
    return partitions.contains(partition);
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  /** Leaves the group, so that the others need not wait for the session to end. */
  void stop(Duration timeout) throws InterruptedException {
    stopped.countDown();
    thread.join(timeout.toMillis());
  }

  private void run() {
    do {
      try (var consumer =
          new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
        consumer.subscribe(List.of(topic), this);
        while (stopped.getCount() > 0) {
          consumer.poll(POLL);
        }
      } catch (KafkaException e) {
        LOG.warn("Group {}: joining again after {}", topic, e.toString());
        lose();
      }
    } while (mayGoOn());
  }

  /** Waits a moment before the group is joined again. */
  private boolean mayGoOn() {
    try {
      return !stopped.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void lose() {
    onPartitionsLost(partitions.stream().map(number -> new TopicPartition(topic, number)).toList());
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
    assigned.forEach(partition -> partitions.add(partition.partition()));
    tell("has", assigned);
  }

  /** Returns when the routes have stopped: until then nobody else is given them. */
  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
    revoked.forEach(partition -> partitions.remove(partition.partition()));
    tell("gives up", revoked);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> lost) {
    lost.forEach(partition -> partitions.remove(partition.partition()));
    tell("has lost", lost);
  }

  private void tell(String what, Collection<TopicPartition> which) {
    if (!which.isEmpty()) {
      LOG.info("Group {}: this node {} {}", topic, what, which);
      which.forEach(partition -> changed.accept(partition.partition()));
    }
  }
}
