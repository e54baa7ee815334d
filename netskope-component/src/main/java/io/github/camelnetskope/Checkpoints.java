package io.github.camelnetskope;

import io.github.camelnetskope.checkpoint.CheckpointException;
import io.github.camelnetskope.checkpoint.CheckpointStore;
import io.github.camelnetskope.checkpoint.FileCheckpointStore;
import io.github.camelnetskope.checkpoint.NamedCheckpoints;
import io.github.camelnetskope.checkpoint.RepositoryCheckpointStore;
import io.github.camelnetskope.client.Time;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceHelper;

/** Where an endpoint keeps its checkpoints. */
final class Checkpoints {
  private Checkpoints() {}

  /** The place that the options name, as text for logs and errors; empty for in memory. */
  static String place(NetskopeConfiguration configuration) {
    if (configuration.getCheckpointDir() != null) {
      return "checkpointDir=" + Path.of(configuration.getCheckpointDir()).toAbsolutePath();
    }
    StateRepository<String, String> repository = configuration.getCheckpointRepository();
    return repository == null
        ? ""
        : "checkpointRepository=" + repository.getClass().getSimpleName();
  }

  /** Wraps a store so that its errors say where the checkpoints are. */
  static CheckpointStore named(
      CheckpointStore store, NetskopeConfiguration configuration, String reader) {
    String option =
        configuration.getCheckpointDir() != null
            ? "checkpointDir"
            : configuration.getCheckpointRepository() != null
                ? "checkpointRepository"
                : "checkpoints in memory";
    return new NamedCheckpoints(store, option, reader);
  }

  /**
   * The store that the options name.
   *
   * @param memory where they name none
   */
  static CheckpointStore of(
      NetskopeConfiguration configuration,
      CamelContext context,
      Time time,
      CheckpointStore memory) {
    String folder = configuration.getCheckpointDir();
    StateRepository<String, String> repository = configuration.getCheckpointRepository();
    if (folder != null) {
      return new FileCheckpointStore(Path.of(folder), time);
    }
    if (repository != null) {
      CamelContextAware.trySetCamelContext(repository, context);
      start(repository);
      return new RepositoryCheckpointStore(repository, time);
    }
    return memory;
  }

  private static void start(StateRepository<String, String> repository) {
    try {
      ServiceHelper.startService(repository);
    } catch (RuntimeException e) {
      String name = repository.getClass().getSimpleName();
      throw new CheckpointException(
          "checkpointRepository: " + name + " cannot be started: " + e, e);
    }
  }
}
