package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.client.Cursor;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps checkpoints as long as the JVM runs. A new JVM begins as {@code startFrom} says. */
public final class InMemoryCheckpointStore implements CheckpointStore {
  private final Map<Cursor, Checkpoint> checkpoints = new ConcurrentHashMap<>();

  @Override
  public Entry open(Cursor cursor) {
    return new Entry() {
      @Override
      public Optional<Checkpoint> load() {
        return Optional.ofNullable(checkpoints.get(cursor));
      }

      @Override
      public void save(Checkpoint checkpoint) {
        checkpoints.put(cursor, checkpoint);
      }

      @Override
      public void close() {}
    };
  }
}
