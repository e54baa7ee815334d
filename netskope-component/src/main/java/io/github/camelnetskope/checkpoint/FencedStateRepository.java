package io.github.camelnetskope.checkpoint;

import java.util.Optional;
import org.apache.camel.spi.StateRepository;
import org.jspecify.annotations.Nullable;

/**
 * States that owners take over from each other, in one JVM or in several. Whoever wants to write a
 * key claims it. The next claim of the same key replaces the one before, and from then on nothing
 * more is saved through that one: not even by a thread that was in the middle of it.
 *
 * <p>The component claims the checkpoint of a cursor each time it opens the cursor. So the late
 * thread of a route that was stopped cannot write over its successor, wherever that runs. A plain
 * {@link StateRepository} knows no owners: the component fences it within this JVM only.
 *
 * <p>A class that wraps one of these has to be one too. Thread-safe.
 */
public interface FencedStateRepository extends StateRepository<String, String> {

  /**
   * Makes the caller the one owner of a key. When it returns, nothing that earlier owners were
   * about to save will still be saved.
   *
   * @throws CheckpointException when the key cannot be claimed; an earlier claim may be void all
   *     the same
   */
  Claim claim(String key);

  /** Reads a state and claims nothing: for those who look. */
  @Override
  @Nullable String getState(String key);

  /**
   * Not supported, since it does not say whose state it is: see {@link #claim}.
   *
   * @throws UnsupportedOperationException always
   */
  @Override
  default void setState(String key, String value) {
    throw new UnsupportedOperationException(
        key + " is saved through a claim; a class around a FencedStateRepository has to be one");
  }

  /** The right to write one key, until somebody else claims it. Thread-safe. */
  interface Claim {

    /** The state that was there when the key was claimed. */
    Optional<String> state();

    /**
     * Replaces the state.
     *
     * @throws CheckpointFencedException when a later claim has replaced this one, and nothing has
     *     changed; or when the repository has given the claim up, as it could not know what it
     *     saved
     * @throws CheckpointException when it was not saved, or may not have been
     */
    void save(String value);
  }
}
