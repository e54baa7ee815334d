package io.github.camelnetskope.kafka;

import io.github.camelnetskope.checkpoint.CheckpointException;
import io.github.camelnetskope.checkpoint.CheckpointFencedException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one feed: the records of a page and the checkpoint that says that they are done, in one
 * transaction. A checkpoint that speaks of no records is committed by the group alone.
 *
 * <p>Whatever fails is not repaired: the transaction is void, and so is all that its owner believes
 * to know. {@link #claim()} begins again with what Kafka has.
 */
final class FeedWriter {
  private static final Logger LOG = LoggerFactory.getLogger(FeedWriter.class);
  private static final Duration TO_CLOSE = Duration.ofSeconds(1);

  private final String feed;
  private final int partition;
  private final KafkaGroupClusterService service;
  private final FeedProducers producers;

  private Runnable whenVoid = () -> {};
  private @Nullable Producer<byte[], byte[]> producer;
  private boolean open;
  private long transactions;
  private long claimedAtNanos;

  /**
   * A writer that has claimed nothing.
   *
   * @param partition of the group's topic
   */
  FeedWriter(
      String feed, int partition, KafkaGroupClusterService service, FeedProducers producers) {
    this.feed = feed;
    this.partition = partition;
    this.service = service;
    this.producers = producers;
  }

  /** Has somebody told when the claim has become void. */
  synchronized void whenVoid(Runnable action) {
    this.whenVoid = action;
  }

  /**
   * Ends the transactions of whoever wrote the feed before.
   *
   * @throws KafkaException when Kafka does not let it
   */
  synchronized void open() {
    if (producer != null) {
      return;
    }
    Producer<byte[], byte[]> made = producers.create(group().topic() + "-" + feed);
    try {
      made.initTransactions();
      producer = made;
    } catch (KafkaException e) {
      made.close(Duration.ZERO);
      throw e;
    }
  }

  /**
   * Becomes the owner, and reads the checkpoint.
   *
   * @return empty where there is none
   */
  synchronized String claim() {
    try {
      open();
      rollback();
      claimedAtNanos = System.nanoTime();
      return group().committed(partition);
    } catch (KafkaException e) {
      close();
      throw new CheckpointException("the checkpoint of " + feed + " cannot be read: " + e, e);
    }
  }

  /**
   * Sends the records of a page, and waits until Kafka has them. Nobody sees them yet.
   *
   * @param age of the exchange that brings them
   * @return the number of their transaction, for {@link #rollback(long)}
   * @throws CheckpointFencedException when it is from before the claim: of a route that was stopped
   *     meanwhile, and did not end in time
   * @throws KafkaException when it does not take one; then it takes none
   */
  synchronized long write(Iterable<ProducerRecord<byte[], byte[]>> records, Duration age) {
    Producer<byte[], byte[]> to = claimed();
    if (age.toNanos() > System.nanoTime() - claimedAtNanos) {
      throw new CheckpointFencedException(feed);
    }
    rollback();
    try {
      to.beginTransaction();
      open = true;
      transactions++;
      send(to, records);
      return transactions;
    } catch (RuntimeException | Error e) {
      rollback();
      throw e;
    }
  }

  private void send(Producer<byte[], byte[]> to, Iterable<ProducerRecord<byte[], byte[]>> records) {
    var failure = new AtomicReference<@Nullable KafkaException>();
    int position = 0;
    for (ProducerRecord<byte[], byte[]> record : records) {
      int number = position++;
      var unused =
          to.send(
              record,
              (sent, e) -> {
                if (e != null) {
                  failure.compareAndSet(null, refused(record, number, e));
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

  private KafkaException refused(
      ProducerRecord<byte[], byte[]> record, int position, Exception cause) {
    return new KafkaException(
        "record %d of a page of %s, %d bytes, was not taken by the topic %s: %s"
            .formatted(position, feed, record.value().length, record.topic(), cause.getMessage()),
        cause);
  }

  /**
   * Takes back what was sent and not saved.
   *
   * @param transaction nothing happens when there is a later one: it is of the route that was
   *     started meanwhile
   */
  synchronized void rollback(long transaction) {
    if (transaction == transactions) {
      rollback();
    }
  }

  private void rollback() {
    Producer<byte[], byte[]> to = producer;
    if (!open || to == null) {
      return;
    }
    open = false;
    try {
      to.abortTransaction();
    } catch (KafkaException e) {
      LOG.debug("{}: the transaction ends with its producer", feed, e);
      giveUp();
    }
  }

  /**
   * Saves a checkpoint, together with what was written before it.
   *
   * @throws CheckpointFencedException when it was not saved, or may not have been
   */
  synchronized void save(String checkpoint) {
    Producer<byte[], byte[]> with = claimed();
    // The topic is empty, so the only offset that it has is 0.
    var text = new OffsetAndMetadata(0, Optional.empty(), checkpoint);
    try {
      if (open) {
        var offset = Map.of(group().partition(partition), text);
        with.sendOffsetsToTransaction(offset, group().metadata());
        with.commitTransaction();
        open = false;
      } else {
        group().commit(partition, text);
      }
    } catch (KafkaException e) {
      LOG.info("{}: beginning again with what Kafka has, after {}", feed, e.toString());
      giveUp();
      throw new CheckpointFencedException(feed, e);
    }
  }

  private GroupMember group() {
    return service.member();
  }

  private Producer<byte[], byte[]> claimed() {
    Producer<byte[], byte[]> now = producer;
    if (now == null) {
      throw new CheckpointFencedException(feed);
    }
    return now;
  }

  private void giveUp() {
    close();
    whenVoid.run();
  }

  /** Lets others have the feed. */
  synchronized void close() {
    open = false;
    if (producer != null) {
      producer.close(TO_CLOSE);
      producer = null;
    }
  }
}
