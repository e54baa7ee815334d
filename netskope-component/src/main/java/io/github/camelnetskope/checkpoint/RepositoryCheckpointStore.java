package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.checkpoint.FencedStateRepository.Claim;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.Moment;
import io.github.camelnetskope.client.Time;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.spi.StateRepository;
import org.jspecify.annotations.Nullable;

/**
 * Keeps checkpoints in a Camel {@link StateRepository}, under keys such as {@code
 * netskope/acme.goskope.com/events/page/siem}. Each is as safe as the repository makes it.
 *
 * <p>Several nodes may share a {@link FencedStateRepository}: each {@link Entry#load} is a claim,
 * and saves of earlier owners are refused. Any other repository is fenced within this JVM only, and
 * must not be shared by several JVMs.
 *
 * <p>A fence refuses the saves of a node that was suspended, but not the request that it sends
 * right after its last successful save. So a save before a request is valid only if it was quick,
 * by the monotonic clock, which also runs while a process is stopped.
 *
 * <p>Thread-safe.
 */
public final class RepositoryCheckpointStore implements CheckpointStore {
  /** A third of 6 s, the shortest time in which the known cluster services take over. */
  static final Duration LEASE = Duration.ofSeconds(2);

  private final StateRepository<String, String> repository;
  private final Function<String, Claim> claims;
  private final Time time;
  private final Duration lease;

  /**
   * A store over a started repository.
   *
   * @param time for the time in the value, which is informative only
   */
  public RepositoryCheckpointStore(StateRepository<String, String> repository, Time time) {
    this(repository, time, LEASE);
  }

  /**
   * A store over a started repository.
   *
   * @param lease no other owner takes over within this time
   */
  RepositoryCheckpointStore(StateRepository<String, String> repository, Time time, Duration lease) {
    this.repository = repository;
    this.claims =
        repository instanceof FencedStateRepository fenced
            ? fenced::claim
            : new JvmFence(repository)::claim;
    this.time = time;
    this.lease = lease;
  }

  @Override
  public Entry open(CursorKey cursor) {
    return new RepositoryEntry(cursor, key(cursor, cursor.tenant().toString()));
  }

  private static String key(CursorKey cursor, String tenant) {
    return "netskope/" + tenant + "/" + cursor.feed() + "/" + cursor.index();
  }

  private final class RepositoryEntry implements Entry {
    private final CursorKey cursor;
    private final String key;

    /**
     * Until this moment no other owner can have taken over since the last save; written by the
     * feed's worker.
     */
    private volatile @Nullable Moment leasedUntil;

    private volatile @Nullable Claim claim;
    private volatile boolean closed;

    private RepositoryEntry(CursorKey cursor, String key) {
      this.cursor = cursor;
      this.key = key;
    }

    @Override
    public Optional<Checkpoint> load() {
      Claim mine = reading(key, () -> claims.apply(key));
      claim = mine;
      String former = key(cursor, cursor.tenant().nameWithPort());
      return read(key, mine.state()).or(() -> read(former, reading(former, () -> state(former))));
    }

    private Optional<Checkpoint> read(String from, Optional<String> state) {
      return state
          .filter(line -> !line.isBlank())
          .map(line -> CheckpointFormat.read(cursor, line, from));
    }

    @Override
    public void save(Checkpoint checkpoint) {
      Claim mine = claim;
      if (closed || mine == null) {
        throw new CheckpointException("checkpoint " + key + " was released");
      }
      Moment until = time.moment().plus(lease);
      save(mine, CheckpointFormat.write(cursor, checkpoint, time.wallTime()));
      leasedUntil = until;
      if (checkpoint instanceof Checkpoint.Requested) {
        confirm();
      }
    }

    private void save(Claim mine, String line) {
      try {
        mine.save(line);
      } catch (CheckpointException e) {
        throw e;
      } catch (RuntimeException e) {
        throw new CheckpointException("checkpoint " + key + " cannot be saved: " + e, e);
      }
    }

    @Override
    public void confirm() {
      Moment until = leasedUntil;
      if (closed || (until != null && time.moment().isAfter(until))) {
        throw new CheckpointException(
            "checkpoint "
                + key
                + " was saved more than "
                + lease.toMillis()
                + " ms ago, and another owner may have taken over since: nothing was requested");
      }
    }

    @Override
    public SideLines lines() {
      return new RepositoryLines(repository, claims, key, () -> closed);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private Optional<String> state(String key) {
    return Optional.ofNullable(repository.getState(key));
  }

  private static <T> T reading(String key, Supplier<T> from) {
    try {
      return from.get();
    } catch (CheckpointException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new CheckpointException("checkpoint " + key + " cannot be read: " + e, e);
    }
  }
}
