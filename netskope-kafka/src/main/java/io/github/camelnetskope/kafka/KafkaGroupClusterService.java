package io.github.camelnetskope.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.apache.camel.support.cluster.AbstractCamelClusterService;
import org.jspecify.annotations.Nullable;

/**
 * A Camel cluster service on a Kafka consumer group: each namespace is a partition of one small
 * topic, and whoever has the partition is its leader. Kafka spreads the namespaces evenly over the
 * nodes, gives those of a dead node to the others, and shares out again when it is back. Nothing is
 * ever written to the topic.
 *
 * <p>Meant for {@code ClusteredRoutePolicy}, one namespace a route; all nodes name the same
 * namespaces in the same order, which is never changed but at its end. A leader that was suspended
 * believes for up to half a second that it still is one: what must be true even then has to be
 * fenced elsewhere.
 *
 * <p>Thread-safe. Options are set before it is started.
 */
public final class KafkaGroupClusterService extends AbstractCamelClusterService<GroupView> {
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);
  private static final int THREADS = 4;

  private final Map<String, Object> clientConfig;
  private final String group;
  private final List<String> namespaces;
  private final Map<String, GroupView> viewsByNamespace = new ConcurrentHashMap<>();

  private Duration sessionTimeout = Duration.ofSeconds(6);
  private short replicationFactor = -1;
  private @Nullable GroupMember member;
  private @Nullable ExecutorService executor;

  /**
   * A service for some namespaces.
   *
   * @param clientConfig how Kafka is reached: {@code bootstrap.servers}, and security where needed
   * @param group the name of the consumer group and of its topic, which is made when it is not
   *     there
   * @param namespaces a partition each, in this order
   */
  public KafkaGroupClusterService(
      Map<String, Object> clientConfig, String group, List<String> namespaces) {
    super(UUID.randomUUID().toString());
    this.clientConfig = Map.copyOf(clientConfig);
    this.group = group;
    this.namespaces = List.copyOf(namespaces);
    if (namespaces.isEmpty() || namespaces.stream().distinct().count() < namespaces.size()) {
      throw new IllegalArgumentException("namespaces: " + namespaces + "; expected distinct names");
    }
  }

  /**
   * After this silence of a node its namespaces go to others; 6 s, the least that a broker allows
   * by default.
   */
  public void setSessionTimeout(Duration sessionTimeout) {
    this.sessionTimeout = sessionTimeout;
  }

  /** For the topic when it is made; the broker's default unless set. */
  public void setReplicationFactor(short replicationFactor) {
    this.replicationFactor = replicationFactor;
  }

  @Override
  protected GroupView createView(String namespace) {
    if (!namespaces.contains(namespace)) {
      throw new IllegalArgumentException(
          "namespace: "
              + namespace
              + " does not belong to this service; expected one of "
              + namespaces);
    }
    return viewsByNamespace.computeIfAbsent(namespace, name -> new GroupView(this, name));
  }

  /** Whether this node has a partition, by what the group has told last. */
  boolean leads(String namespace) {
    GroupMember now = member;
    return now != null && now.has(namespaces.indexOf(namespace));
  }

  /** This node in the group. */
  GroupMember member() {
    GroupMember now = member;
    if (now == null) {
      throw new IllegalStateException(group + " is not started");
    }
    return now;
  }

  private void changed(int partition) {
    if (partition < namespaces.size()) {
      GroupView view = viewsByNamespace.get(namespaces.get(partition));
      if (view != null) {
        view.changed();
      }
    }
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    GroupTopic.ensure(clientConfig, group, namespaces.size(), replicationFactor);
    var threads = getCamelContext().getExecutorServiceManager();
    executor = threads.newFixedThreadPool(this, "KafkaGroupCluster", THREADS);
    member = new GroupMember(clientConfig, group, sessionTimeout, executor, this::changed);
    member.start();
  }

  @Override
  protected void doStop() throws Exception {
    if (member != null) {
      member.stop(STOP_TIMEOUT);
    }
    if (executor != null) {
      getCamelContext().getExecutorServiceManager().shutdown(executor);
    }
    super.doStop();
  }
}
