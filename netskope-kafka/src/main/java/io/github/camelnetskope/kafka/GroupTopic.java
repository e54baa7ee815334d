package io.github.camelnetskope.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topic whose partitions are distributed over the nodes. It stays empty. */
final class GroupTopic {
  private GroupTopic() {}

  /** Creates the topic, or adds partitions, so that it has at least the given number. */
  static void ensure(Map<String, Object> config, String topic, int partitions, short replication)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(config)) {
      var newTopic = new NewTopic(topic, partitions, replication);
      try {
        admin.createTopics(List.of(newTopic)).all().get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
        grow(admin, topic, partitions);
      }
    }
  }

  private static void grow(Admin admin, String topic, int partitions)
      throws ExecutionException, InterruptedException {
    var described = admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
    if (described == null || described.partitions().size() >= partitions) {
      return;
    }
    try {
      admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions))).all().get();
    } catch (ExecutionException e) {
      // Another node has done it meanwhile.
      if (!(e.getCause() instanceof InvalidPartitionsException)) {
        throw e;
      }
    }
  }
}
