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
 * topic, and the node that has the partition is its leader. Kafka spreads the namespaces evenly
 * over the nodes, gives those of a dead node to the others, and distributes them again when the
 * node is back. Nothing is ever written to the topic.
 *
 * <p>Made for {@code ClusteredRoutePolicy}, with one namespace for each route. All nodes must name
 * the same namespaces in the same order; new ones may only be added at the end. A leader that was
 * suspended may act as leader for up to half a second after it has lost the leadership: operations
 * for which this is not safe need their own fencing.
 *
 * <p>Thread-safe. Set the options before it is started.
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
   * @param clientConfig settings of the Kafka clients: {@code bootstrap.servers}, and security if
   *     needed
   * @param group the name of the consumer group and of its topic, which is created if it does not
   *     exist
   * @param namespaces one partition each, in this order
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
   * The session timeout: after this silence of a node its namespaces go to others. Default: 6 s,
   * the least that a broker allows by default.
   */
  public void setSessionTimeout(Duration sessionTimeout) {
    this.sessionTimeout = sessionTimeout;
  }

  /** The replication factor of the topic when it is created. Default: the broker's. */
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

  /** Whether this node has the partition of a namespace, as the group has last reported. */
  boolean leads(String namespace) {
    GroupMember now = member;
    return now != null && now.has(namespaces.indexOf(namespace));
  }

  /** This node's membership in the group. */
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
