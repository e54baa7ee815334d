package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.client.CursorKey;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A store whose errors name its option, the reader, the feed and the index: {@code checkpointDir,
 * route 'siem', feed events/page, index siem: ...}. Thread-safe.
 *
 * @param store the store itself
 * @param option the option that configures the store
 * @param reader the consumer, for instance {@code route 'siem'}
 */
public record NamedCheckpoints(CheckpointStore store, String option, String reader)
    implements CheckpointStore {

  @Override
  public Entry open(CursorKey cursor) {
    String where =
        option + ", " + reader + ", feed " + cursor.feed() + ", index " + cursor.index() + ": ";
    return new NamedEntry(named(where, () -> store.open(cursor)), where);
  }

  private record NamedEntry(Entry entry, String where) implements Entry {
    @Override
    public Optional<Checkpoint> load() {
      return named(where, entry::load);
    }

    @Override
    public void save(Checkpoint checkpoint) {
      run(() -> entry.save(checkpoint));
    }

    @Override
    public void confirm() {
      run(entry::confirm);
    }

    @Override
    public SideLines lines() {
      return entry.lines();
    }

    @Override
    public void close() {
      run(entry::close);
    }

    private void run(Runnable call) {
      var unused =
          named(
              where,
              () -> {
                call.run();
                return true;
              });
    }
  }

  private static <T> T named(String where, Supplier<T> call) {
    try {
      return call.get();
    } catch (CheckpointException e) {
      throw e.at(where);
    }
  }
}
