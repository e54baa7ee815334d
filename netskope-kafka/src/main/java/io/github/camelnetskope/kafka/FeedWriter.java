package io.github.camelnetskope.kafka;

import io.github.camelnetskope.checkpoint.CheckpointException;
import io.github.camelnetskope.checkpoint.CheckpointFencedException;
import io.github.camelnetskope.checkpoint.FencedStateRepository.Claim;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one feed: the records of a page and the checkpoint that says that they are done, in one
 * transaction. A checkpoint without records is committed by the group only.
 *
 * <p>A claim becomes void on this node by the next claim or when the writer is closed, and on other
 * nodes by the group's next generation. After any failure the transaction and the claim are void;
 * nothing is repaired. {@link #claim()} begins again with the state in Kafka. Thread-safe.
 */
final class FeedWriter {
  private static final Logger LOG = LoggerFactory.getLogger(FeedWriter.class);
  private static final Duration TO_CLOSE = Duration.ofSeconds(1);

  private final String feed;
  private final FeedOffset offset;
  private final Supplier<Producer<byte[], byte[]>> producers;

  private Runnable whenVoid = () -> {};
  private @Nullable Producer<byte[], byte[]> producer;
  private @Nullable OffsetClaim owner;
  private boolean open;
  private long transactions;

  /**
   * A writer without a claim.
   *
   * @param producers creates a producer with the feed's {@code transactional.id}
   */
  FeedWriter(String feed, FeedOffset offset, Supplier<Producer<byte[], byte[]>> producers) {
    this.feed = feed;
    this.offset = offset;
    this.producers = producers;
  }

  /** Sets an action that runs when the claim has become void. */
  synchronized void whenVoid(Runnable action) {
    this.whenVoid = action;
  }

  /**
   * Ends the transactions of the feed's previous writer.
   *
   * @throws KafkaException when Kafka refuses it
   */
  synchronized void open() {
    if (producer != null) {
      return;
    }
    Producer<byte[], byte[]> made = producers.get();
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
   * @throws CheckpointException when Kafka refuses it, or the checkpoint cannot be read
   */
  synchronized Claim claim() {
    owner = null;
    rollback();
    try {
      open();
      var claim = new OffsetClaim(text());
      owner = claim;
      return claim;
    } catch (KafkaException e) {
      close();
      throw unreadable(e);
    }
  }

  /**
   * Reads the checkpoint.
   *
   * @throws CheckpointException when it cannot be read
   */
  Optional<String> read() {
    try {
      return text();
    } catch (KafkaException e) {
      throw unreadable(e);
    }
  }

  private Optional<String> text() {
    return Optional.of(offset.read()).filter(text -> !text.isEmpty());
  }

  private CheckpointException unreadable(KafkaException e) {
    return new CheckpointException("the checkpoint of " + feed + " cannot be read: " + e, e);
  }

  private final class OffsetClaim implements Claim {
    private final Optional<String> state;
    private final long sinceNanos = System.nanoTime();

    private OffsetClaim(Optional<String> state) {
      this.state = state;
    }

    @Override
    public Optional<String> state() {
      return state;
    }

    @Override
    public void save(String value) {
      FeedWriter.this.save(this, value);
    }
  }

  /**
   * Sends the records of a page, and waits until Kafka has them. They are not visible to consumers
   * yet.
   *
   * @param age of the exchange with the records
   * @return the number of their transaction, for {@link #rollback(long)}
   * @throws CheckpointFencedException when the exchange is from before the claim: its route was
   *     stopped and did not end in time
   * @throws KafkaException when Kafka refuses a record; then none is written
   */
  synchronized long write(Iterable<ProducerRecord<byte[], byte[]>> records, Duration age) {
    OffsetClaim claim = owner;
    Producer<byte[], byte[]> to = producer;
    if (claim == null || to == null || age.toNanos() > System.nanoTime() - claim.sinceNanos) {
      throw new CheckpointFencedException(feed);
    }
    rollback();
    try {
      to.beginTransaction();
      open = true;
      transactions++;
      RecordSender.send(to, feed, records);
      return transactions;
    } catch (RuntimeException | Error e) {
      rollback();
      throw e;
    }
  }

  /**
   * Aborts a transaction that was not saved.
   *
   * @param transaction nothing happens when there is a later one, which belongs to a route that was
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

  /** Saves a checkpoint, together with what was written before it. */
  private synchronized void save(OffsetClaim claim, String checkpoint) {
    Producer<byte[], byte[]> with = producer;
    if (claim != owner || with == null) {
      throw new CheckpointFencedException(feed);
    }
    try {
      if (open) {
        offset.writeIn(with, checkpoint);
        with.commitTransaction();
        open = false;
      } else {
        offset.write(checkpoint);
      }
    } catch (KafkaException e) {
      LOG.info("{}: beginning again with what Kafka has, after {}", feed, e.toString());
      giveUp();
      throw new CheckpointFencedException(feed, e);
    }
  }

  private void giveUp() {
    close();
    whenVoid.run();
  }

  /** Closes the writer: another node may have the feed. */
  synchronized void close() {
    owner = null;
    open = false;
    if (producer != null) {
      producer.close(TO_CLOSE);
      producer = null;
    }
  }
}
