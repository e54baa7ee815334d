package io.github.camelnetskope.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One member of the group, with its own thread. It tracks its partitions, and stores a text for
 * each in the group's committed offsets. Kafka refuses the texts of a member that the group has
 * removed. Thread-safe.
 */
final class GroupMember implements ConsumerRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaGroupClusterService.class);

  /** Short, since the thread waits for work between polls. */
  private static final Duration POLL = Duration.ofMillis(1);

  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Map<String, Object> config;
  private final String topic;
  private final Executor executor;
  private final IntConsumer changed;
  private final Set<Integer> partitions = ConcurrentHashMap.newKeySet();
  private final GroupWork work;
  private final Thread thread = new Thread(this::run, "KafkaGroupCluster");
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile @Nullable ConsumerGroupMetadata metadata;

  /** Used by the thread only. */
  private @Nullable Consumer<byte[], byte[]> consumer;

  /**
   * A member that has not joined.
   *
   * @param executor runs {@code changed}
   * @param changed called for each partition that was assigned or revoked; the group waits for this
   *     node while it runs for a revoked one
   */
  GroupMember(
      Map<String, Object> clientConfig,
      String topic,
      Duration session,
      Executor executor,
      IntConsumer changed) {
    this.topic = topic;
    this.executor = executor;
    this.changed = changed;
    this.work = new GroupWork(this::has);
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

  String topic() {
    return topic;
  }

  TopicPartition partition(int number) {
    return new TopicPartition(topic, number);
  }

  /**
   * The metadata for a transaction, so that Kafka refuses it once the group has removed this
   * member.
   */
  ConsumerGroupMetadata metadata() {
    ConsumerGroupMetadata now = metadata;
    if (now == null) {
      throw new KafkaException("not in the group " + topic);
    }
    return now;
  }

  /**
   * Stores a text for a partition.
   *
   * @throws KafkaException when it was not stored, or may not have been
   */
  void commit(int partition, OffsetAndMetadata text) {
    work.call(
        partition,
        on -> {
          on.commitSync(Map.of(partition(partition), text), GroupWork.TIMEOUT);
          return "";
        });
  }

  /**
   * The text stored for a partition, empty when there is none. Waits for a pending transaction that
   * writes one.
   *
   * @throws KafkaException when it cannot be read
   */
  String committed(int partition) {
    TopicPartition which = partition(partition);
    return work.call(
        partition,
        on -> {
          OffsetAndMetadata found = on.committed(Set.of(which), GroupWork.TIMEOUT).get(which);
          return found == null ? "" : found.metadata();
        });
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  /** Leaves the group, so that the other nodes do not wait for the session timeout. */
  void stop(Duration timeout) throws InterruptedException {
    stopped.countDown();
    thread.join(timeout.toMillis());
  }

  private void run() {
    do {
      try (var joined =
          new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
        consumer = joined;
        joined.subscribe(List.of(topic), this);
        while (stopped.getCount() > 0) {
          joined.poll(POLL);
          metadata = joined.groupMetadata();
          work.run(joined);
        }
      } catch (RuntimeException e) {
        // Any exception: without this thread the node would keep partitions that it cannot serve.
        LOG.warn("Group {}: joining again after {}", topic, e.toString());
        consumer = null;
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
    onPartitionsLost(partitions.stream().map(this::partition).toList());
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
    assigned.forEach(partition -> partitions.add(partition.partition()));
    var unused = tell("has", assigned);
  }

  /** Returns when the routes have stopped: until then no other node gets the partitions. */
  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
    revoked.forEach(partition -> partitions.remove(partition.partition()));
    await(tell("gives up", revoked));
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> lost) {
    lost.forEach(partition -> partitions.remove(partition.partition()));
    await(tell("has lost", lost));
  }

  private CompletableFuture<?> tell(String what, Collection<TopicPartition> which) {
    if (!which.isEmpty()) {
      LOG.info("Group {}: this node {} {}", topic, what, which);
    }
    return CompletableFuture.allOf(
        which.stream()
            .map(
                one ->
                    CompletableFuture.runAsync(() -> changed.accept(one.partition()), executor)
                        .exceptionally(e -> failed(one, e)))
            .toArray(CompletableFuture[]::new));
  }

  private static @Nullable Void failed(TopicPartition partition, Throwable e) {
    LOG.warn("{}: a listener of the partition could not be called", partition, e);
    return null;
  }

  /** Waits, and serves the other partitions meanwhile. */
  private void await(CompletableFuture<?> told) {
    while (!told.isDone()) {
      work.run(consumer);
    }
  }
}
