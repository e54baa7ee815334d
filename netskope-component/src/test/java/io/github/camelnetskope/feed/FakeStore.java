package io.github.camelnetskope.feed;

import io.github.camelnetskope.checkpoint.Checkpoint;
import io.github.camelnetskope.checkpoint.CheckpointStore;
import io.github.camelnetskope.checkpoint.InMemoryCheckpointStore;
import io.github.camelnetskope.client.CursorKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A store that fails or is slow when a test says so. */
final class FakeStore implements CheckpointStore {
  private final List<String> log;
  private final CheckpointStore kept = new InMemoryCheckpointStore();
  private Runnable before = () -> {};
  private Runnable after = () -> {};

  FakeStore(List<String> log) {
    this.log = log;
  }

  /** Done before each save. */
  void before(Runnable action) {
    before = action;
  }

  /** Done after each save. */
  void after(Runnable action) {
    after = action;
  }

  /** Refuses each save. */
  void fails(RuntimeException why) {
    before =
        () -> {
          throw why;
        };
  }

  void mended() {
    before = () -> {};
  }

  @Override
  public Entry open(CursorKey cursor) {
    Entry entry = kept.open(cursor);
    return new Entry() {
      @Override
      public Optional<Checkpoint> load() {
        before.run();
        return entry.load();
      }

      @Override
      public void save(Checkpoint checkpoint) {
        before.run();
        entry.save(checkpoint);
        log.add("save " + text(checkpoint));
        after.run();
      }

      @Override
      public void close() {
        entry.close();
      }
    };
  }

  private static String text(Checkpoint checkpoint) {
    String name = checkpoint.getClass().getSimpleName().toUpperCase(Locale.ROOT);
    return checkpoint instanceof Checkpoint.Delivering page ? name + " " + page.position() : name;
  }
}
