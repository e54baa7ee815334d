package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.client.Cursor;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.camel.spi.StateRepository;

/**
 * Keeps checkpoints in a Camel {@link StateRepository}, under keys such as {@code
 * netskope/acme.goskope.com/events/page/siem}. Each is as safe as the repository makes it.
 *
 * <p>Several nodes may share a repository that fences: {@code getState} claims the key for whoever
 * asks, and {@code setState} throws {@link CheckpointFencedException} for everybody else. Such a
 * fence stops a node that was suspended, but not what it sends right after its last good save. So
 * that save counts only when it was quick: on the monotonic clock, which goes on while a process is
 * stopped.
 */
public final class RepositoryCheckpointStore implements CheckpointStore {
  private final StateRepository<String, String> repository;

  /** A third of the shortest time in which the known engines take over, which is 6 s. */
  static final Duration LEASE = Duration.ofSeconds(2);

  private final Clock clock;
  private final Duration lease;
  private final LongSupplier nanoTime;

  /**
   * A store over a started repository.
   *
   * @param clock for the time in the value, which is for people
   */
  public RepositoryCheckpointStore(StateRepository<String, String> repository, Clock clock) {
    this(repository, clock, LEASE, System::nanoTime);
  }

  /**
   * A store over a started repository.
   *
   * @param lease no other owner takes over within this time
   * @param nanoTime a monotonic clock
   */
  RepositoryCheckpointStore(
      StateRepository<String, String> repository,
      Clock clock,
      Duration lease,
      LongSupplier nanoTime) {
    this.repository = repository;
    this.clock = clock;
    this.lease = lease;
    this.nanoTime = nanoTime;
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
        long before = nanoTime.getAsLong();
        setState(key, CheckpointFormat.write(cursor, checkpoint, clock.instant()));
        Duration took = Duration.ofNanos(nanoTime.getAsLong() - before);
        if (checkpoint instanceof Checkpoint.Requested && took.compareTo(lease) > 0) {
          throw new CheckpointException(
              "checkpoint "
                  + key
                  + " took "
                  + took.toMillis()
                  + " ms to save, in which another owner may have taken over: nothing was asked");
        }
      }

      @Override
      public void close() {}
    };
  }

  private void setState(String key, String line) {
    try {
      repository.setState(key, line);
    } catch (CheckpointException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new CheckpointException("checkpoint " + key + " cannot be saved: " + e, e);
    }
  }

  private String state(String key) {
    try {
      return repository.getState(key);
    } catch (RuntimeException e) {
      throw new CheckpointException("checkpoint " + key + " cannot be read: " + e, e);
    }
  }
}
