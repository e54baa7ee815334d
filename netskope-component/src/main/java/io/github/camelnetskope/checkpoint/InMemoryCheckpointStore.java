package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.client.CursorKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps checkpoints in memory, until the JVM ends. A new JVM begins as {@code startFrom} says.
 * Thread-safe.
 */
public final class InMemoryCheckpointStore implements CheckpointStore {
  private record Kept(Entry owner, Optional<Checkpoint> checkpoint) {}

  private final Map<CursorKey, Kept> byCursor = new ConcurrentHashMap<>();
  private final Map<CursorKey, SideLines> lines = new ConcurrentHashMap<>();

  @Override
  public Entry open(CursorKey cursor) {
    return new MemoryEntry(cursor);
  }

  private static final class MemoryLines implements SideLines {
    private final Map<Integer, String> byPlace = new ConcurrentHashMap<>();

    @Override
    public Optional<String> read(int place) {
      return Optional.ofNullable(byPlace.get(place));
    }

    @Override
    public void write(int place, String line) {
      byPlace.put(place, line);
    }
  }

  private final class MemoryEntry implements Entry {
    private final CursorKey cursor;
    private volatile boolean closed;

    private MemoryEntry(CursorKey cursor) {
      this.cursor = cursor;
    }

    @Override
    public Optional<Checkpoint> load() {
      return byCursor
          .merge(
              cursor,
              new Kept(this, Optional.empty()),
              (kept, mine) -> new Kept(this, kept.checkpoint()))
          .checkpoint();
    }

    @Override
    public void save(Checkpoint checkpoint) {
      if (closed) {
        throw new CheckpointException("the checkpoint of " + cursor + " was released");
      }
      byCursor.compute(cursor, (key, kept) -> replaced(kept, checkpoint));
    }

    private Kept replaced(@Nullable Kept kept, Checkpoint checkpoint) {
      if (kept == null || kept.owner() != this) {
        throw new CheckpointFencedException(cursor.toString());
      }
      return new Kept(this, Optional.of(checkpoint));
    }

    @Override
    public SideLines lines() {
      return lines.computeIfAbsent(cursor, key -> new MemoryLines());
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
