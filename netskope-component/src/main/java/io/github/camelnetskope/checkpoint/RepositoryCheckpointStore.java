package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.client.Cursor;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.spi.StateRepository;

/**
 * Keeps checkpoints in a Camel {@link StateRepository}, under keys such as {@code
 * netskope/acme.goskope.com/events/page/siem}. Each is as safe as the repository makes it.
 */
public final class RepositoryCheckpointStore implements CheckpointStore {
  private final StateRepository<String, String> repository;
  private final Clock clock;

  /**
   * A store over a started repository.
   *
   * @param clock for the time in the value, which is for people
   */
  public RepositoryCheckpointStore(StateRepository<String, String> repository, Clock clock) {
    this.repository = repository;
    this.clock = clock;
  }

  @Override
  public Entry open(Cursor cursor) {
    String key = "netskope/" + cursor.tenant() + "/" + cursor.feed() + "/" + cursor.index();
    return new Entry() {
      @Override
      public Optional<Checkpoint> load() {
        return Optional.ofNullable(state(key))
            .filter(line -> !line.isBlank())
            .map(line -> CheckpointFormat.read(cursor, line, key));
      }

      @Override
      public void save(Checkpoint checkpoint) {
        String line = CheckpointFormat.write(cursor, checkpoint, clock.instant());
        try {
          repository.setState(key, line);
        } catch (RuntimeException e) {
          throw new CheckpointException("checkpoint " + key + " cannot be saved: " + e, e);
        }
      }

      @Override
      public void close() {}
    };
  }

  private String state(String key) {
    try {
      return repository.getState(key);
    } catch (RuntimeException e) {
      throw new CheckpointException("checkpoint " + key + " cannot be read: " + e, e);
    }
  }
}
