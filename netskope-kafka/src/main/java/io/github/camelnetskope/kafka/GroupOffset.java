package io.github.camelnetskope.kafka;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;

/**
 * The metadata of the group's committed offset for one partition of its topic.
 *
 * @param service this node's place in the group
 */
record GroupOffset(KafkaGroupClusterService service, int partition) implements FeedOffset {

  @Override
  public String read() {
    return service.member().committed(partition);
  }

  @Override
  public void write(String text) {
    service.member().commit(partition, offset(text));
  }

  @Override
  public void writeIn(Producer<?, ?> transaction, String text) {
    GroupMember member = service.member();
    transaction.sendOffsetsToTransaction(
        Map.of(member.partition(partition), offset(text)), member.metadata());
  }

  private static OffsetAndMetadata offset(String text) {
    // The topic is empty, so the only offset that it has is 0.
    return new OffsetAndMetadata(0, Optional.empty(), text);
  }
}
