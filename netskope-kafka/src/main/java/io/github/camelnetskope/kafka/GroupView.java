package io.github.camelnetskope.kafka;

import java.util.List;
import java.util.Optional;
import org.apache.camel.cluster.CamelClusterMember;
import org.apache.camel.support.cluster.AbstractCamelClusterView;

/**
 * One namespace as this node sees it. The other members are not listed; only Kafka knows them.
 * Thread-safe.
 */
final class GroupView extends AbstractCamelClusterView {
  private final CamelClusterMember local = new Local();

  GroupView(KafkaGroupClusterService service, String namespace) {
    super(service, namespace);
  }

  /** The partition of this namespace was assigned or revoked. Events are sent in order. */
  synchronized void changed() {
    if (isRunAllowed()) {
      fireLeadershipChangedEvent(getLeader().orElse(null));
    }
  }

  @Override
  public Optional<CamelClusterMember> getLeader() {
    return local.isLeader() ? Optional.of(local) : Optional.empty();
  }

  @Override
  public CamelClusterMember getLocalMember() {
    return local;
  }

  @Override
  public List<CamelClusterMember> getMembers() {
    return List.of(local);
  }

  @Override
  protected void doStart() {}

  @Override
  protected void doStop() {}

  private final class Local implements CamelClusterMember {
    @Override
    public boolean isLeader() {
      return ((KafkaGroupClusterService) getClusterService()).leads(getNamespace());
    }

    @Override
    public boolean isLocal() {
      return true;
    }

    @Override
    public String getId() {
      return getClusterService().getId();
    }
  }
}
