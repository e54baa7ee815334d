package io.github.camelnetskope;

import io.github.camelnetskope.checkpoint.CheckpointStore;
import io.github.camelnetskope.checkpoint.FileCheckpointStore;
import io.github.camelnetskope.checkpoint.RepositoryCheckpointStore;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.camel.CamelContextAware;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceHelper;

/** Where an endpoint keeps its checkpoints. */
final class Checkpoints {
  private Checkpoints() {}

  static CheckpointStore of(NetskopeEndpoint endpoint) {
    NetskopeConfiguration configuration = endpoint.getConfiguration();
    Clock clock = endpoint.getComponent().clock();
    String folder = configuration.getCheckpointDir();
    StateRepository<String, String> repository = configuration.getCheckpointRepository();
    if (folder != null) {
      return new FileCheckpointStore(Path.of(folder), clock);
    }
    if (repository != null) {
      CamelContextAware.trySetCamelContext(repository, endpoint.getCamelContext());
      ServiceHelper.startService(repository);
      return new RepositoryCheckpointStore(repository, clock);
    }
    return endpoint.getComponent().memory();
  }
}
