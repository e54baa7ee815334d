package io.github.camelnetskope.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.checkpoint.CheckpointException;
import io.github.camelnetskope.checkpoint.CheckpointFencedException;
import io.github.camelnetskope.checkpoint.FencedStateRepository;
import io.github.camelnetskope.checkpoint.FencedStateRepository.Claim;
import io.github.camelnetskope.checkpoint.FencedStateRepositoryContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Without a Kafka; {@link FeedWritersOnKafkaTest} keeps the same promises with one. */
class FeedWritersTest extends FencedStateRepositoryContract {
  private static final String KEY = "netskope/acme.goskope.com/events/page/siem";

  private final FeedWriters writers = new FeedWriters();
  private final List<MockProducer<byte[], byte[]>> producers = new ArrayList<>();
  private final AtomicInteger begunAgain = new AtomicInteger();
  private final Offset offset = new Offset();
  private final FeedWriter writer = new FeedWriter("events/page", offset, this::producer);

  /** The offsets that a group would keep. */
  private static final class Offset implements FeedOffset {
    private final TopicPartition partition = new TopicPartition("group", 0);
    private String text = "";
    private boolean isLost;

    @Override
    public String read() {
      return text;
    }

    @Override
    public void write(String changed) {
      if (isLost) {
        throw new KafkaException("another node's now");
      }
      text = changed;
    }

    @Override
    public void writeIn(Producer<?, ?> transaction, String changed) {
      write(changed);
      transaction.sendOffsetsToTransaction(
          Map.of(partition, new OffsetAndMetadata(0, changed)), new ConsumerGroupMetadata("group"));
    }
  }

  @BeforeEach
  void addFeeds() {
    writer.whenVoid(begunAgain::incrementAndGet);
    writers.add("events/page", writer);
    writers.add("alerts/dlp", new FeedWriter("alerts/dlp", new Offset(), this::producer));
  }

  private Producer<byte[], byte[]> producer() {
    var producer = new MockProducer<>(true, new ByteArraySerializer(), new ByteArraySerializer());
    producers.add(producer);
    return producer;
  }

  @Override
  protected FencedStateRepository first() {
    return writers;
  }

  @Override
  protected FencedStateRepository second() {
    return writers;
  }

  @Test
  void a_late_save_does_not_commit_the_page_of_its_successor() {
    Claim late = writers.claim(KEY);
    Claim successor = writers.claim(KEY);
    write();

    assertThatThrownBy(() -> late.save("IDLE")).isInstanceOf(CheckpointFencedException.class);
    assertThat(committed()).isEmpty();

    successor.save("IDLE last=1:a");
    assertThat(committed()).hasSize(1);
    assertThat(begunAgain).hasValue(0);
  }

  @Test
  void a_claim_ends_with_its_route_even_before_the_next_route_claims() {
    Claim late = writers.claim(KEY);
    late.save("REQUESTED");
    writer.close();
    writer.open();

    assertThatThrownBy(() -> late.save("IDLE")).isInstanceOf(CheckpointFencedException.class);
    assertThatThrownBy(this::write).isInstanceOf(CheckpointFencedException.class);
    assertThat(writers.getState(KEY)).isEqualTo("REQUESTED");
  }

  @Test
  void a_node_that_has_lost_the_feed_starts_over_and_its_claim_is_void() {
    Claim claim = writers.claim(KEY);
    write();
    offset.isLost = true;

    assertThatThrownBy(() -> claim.save("IDLE")).isInstanceOf(CheckpointFencedException.class);
    offset.isLost = false;

    assertThat(begunAgain).hasValue(1);
    assertThat(committed()).isEmpty();
    assertThatThrownBy(() -> claim.save("IDLE")).isInstanceOf(CheckpointFencedException.class);
    writers.claim(KEY).save("REQUESTED");
    assertThat(writers.getState(KEY)).isEqualTo("REQUESTED");
  }

  @Test
  void rows_written_before_a_claim_are_rolled_back() {
    writers.claim(KEY);
    write();

    writers.claim(KEY).save("IDLE");

    assertThat(committed()).isEmpty();
  }

  @Test
  void an_unknown_feed_is_named() {
    assertThatThrownBy(() -> writers.claim(KEY.replace("page", "alert")))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("events/alert is not one of the feeds");
  }

  private void write() {
    byte[] line = {'{', '}'};
    assertThat(writer.write(List.of(new ProducerRecord<>("events", line)), Duration.ZERO))
        .isPositive();
  }

  private List<ProducerRecord<byte[], byte[]>> committed() {
    return producers.stream().flatMap(producer -> producer.history().stream()).toList();
  }
}
