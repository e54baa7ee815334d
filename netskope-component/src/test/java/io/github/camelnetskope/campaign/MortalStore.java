package io.github.camelnetskope.campaign;

import io.github.camelnetskope.checkpoint.Checkpoint;
import io.github.camelnetskope.checkpoint.CheckpointException;
import io.github.camelnetskope.checkpoint.CheckpointStore;
import io.github.camelnetskope.client.CursorKey;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A store whose process may be killed before or after a save, and whose disk may be full. */
public final class MortalStore implements CheckpointStore {
  private final CheckpointStore store;
  private final BooleanSupplier killNow;
  private final BooleanSupplier diskFull;
  private final Consumer<Checkpoint> onSaved;
  private boolean dead;

  public MortalStore(
      CheckpointStore store,
      BooleanSupplier killNow,
      BooleanSupplier diskFull,
      Consumer<Checkpoint> onSaved) {
    this.store = store;
    this.killNow = killNow;
    this.diskFull = diskFull;
    this.onSaved = onSaved;
  }

  public void kill() {
    dead = true;
  }

  /** Whether the process was killed; it then saves nothing more. */
  public boolean isDead() {
    return dead;
  }

  /** The process may be killed here; a dead one does nothing more. */
  void mayKill() {
    if (dead || killNow.getAsBoolean()) {
      dead = true;
      throw new Killed();
    }
  }

  @Override
  public Entry open(CursorKey cursor) {
    Entry entry = store.open(cursor);
    return new Entry() {
      @Override
      public Optional<Checkpoint> load() {
        return entry.load();
      }

      @Override
      public void save(Checkpoint checkpoint) {
        mayKill();
        if (diskFull.getAsBoolean()) {
          throw new CheckpointException("no space left on device");
        }
        entry.save(checkpoint);
        onSaved.accept(checkpoint);
        mayKill();
      }

      @Override
      public void close() {
        entry.close();
      }
    };
  }
}
