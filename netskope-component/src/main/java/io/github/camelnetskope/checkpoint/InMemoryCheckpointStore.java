package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.client.CursorKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps checkpoints as long as the JVM runs. A new JVM begins as {@code startFrom} says. */
public final class InMemoryCheckpointStore implements CheckpointStore {
  private final Map<CursorKey, Checkpoint> checkpoints = new ConcurrentHashMap<>();

  @Override
  public Entry open(CursorKey cursor) {
    return new Entry() {
      private volatile boolean closed;

      @Override
      public Optional<Checkpoint> load() {
        return Optional.ofNullable(checkpoints.get(cursor));
      }

      @Override
      public void save(Checkpoint checkpoint) {
        if (closed) {
          throw new CheckpointException("the checkpoint of " + cursor + " was released");
        }
        checkpoints.put(cursor, checkpoint);
      }

      @Override
      public void close() {
        closed = true;
      }
    };
  }
}
