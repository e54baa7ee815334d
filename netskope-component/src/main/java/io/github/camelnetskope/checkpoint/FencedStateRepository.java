package io.github.camelnetskope.checkpoint;

import java.util.Optional;
import org.apache.camel.spi.StateRepository;
import org.jspecify.annotations.Nullable;

/**
 * A state repository with owners, in one JVM or several. An owner claims a key before it writes the
 * key. A later claim of the same key replaces the earlier claim, and from then on every save
 * through the earlier claim is refused, even one that was already in progress.
 *
 * <p>The component claims the checkpoint of a cursor each time it opens the cursor. So a late
 * thread of a stopped route cannot overwrite what its successor has saved, in this JVM or another.
 * A plain {@link StateRepository} has no owners: the component fences it within this JVM only.
 *
 * <p>A class that wraps a {@code FencedStateRepository} has to implement this interface too.
 * Thread-safe.
 */
public interface FencedStateRepository extends StateRepository<String, String> {

  /**
   * Makes the caller the only owner of a key. After it returns, no save of an earlier owner takes
   * effect.
   *
   * @throws CheckpointException when the key cannot be claimed; earlier claims may be void
   *     nevertheless
   */
  Claim claim(String key);

  /** Reads a state without a claim, for displays and tools. */
  @Override
  @Nullable String getState(String key);

  /**
   * Not supported, since it does not name the owner: see {@link #claim}.
   *
   * @throws UnsupportedOperationException always
   */
  @Override
  default void setState(String key, String value) {
    throw new UnsupportedOperationException(
        key + " is saved through a claim; a class around a FencedStateRepository has to be one");
  }

  /** The right to write one key, until another owner claims it. Thread-safe. */
  interface Claim {

    /** The state that was there when the key was claimed. */
    Optional<String> state();

    /**
     * Replaces the state.
     *
     * @throws CheckpointFencedException when a later claim has replaced this one, and nothing was
     *     changed; or when the repository has given up the claim because it could not find out what
     *     was saved
     * @throws CheckpointException when the state was not saved, or may not have been
     */
    void save(String value);
  }
}
