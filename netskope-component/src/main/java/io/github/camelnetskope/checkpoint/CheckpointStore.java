package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.client.CursorKey;
import java.util.Optional;

/** Keeps one checkpoint for each cursor. Thread-safe. */
public interface CheckpointStore {

  /**
   * Opens the entry of a cursor for its one owner.
   *
   * @throws CheckpointException when another owner has it, or the store cannot be used
   */
  Entry open(CursorKey cursor);

  /**
   * The checkpoint of one cursor. Confined to the feed's worker, except for the methods marked
   * thread-safe.
   */
  interface Entry extends AutoCloseable {

    /**
     * Claims the entry for this owner, and reads the last saved checkpoint. From then on saves of
     * earlier owners are refused: within this JVM, and on all nodes if the store supports fencing.
     * Called when the cursor starts, and again after this owner was fenced off.
     *
     * @throws CheckpointException when there is a checkpoint that cannot be read
     */
    Optional<Checkpoint> load();

    /**
     * Replaces the checkpoint. On return it is stored, as safely as the store can, and the entry
     * still belongs to this owner: a store whose entries can be taken over refuses a {@code
     * Requested} whose save took so long that another owner may have claimed the entry.
     *
     * @throws CheckpointFencedException when another owner has the entry
     * @throws CheckpointException when it was not stored, or not in time; the request must not
     *     leave
     */
    void save(Checkpoint checkpoint);

    /**
     * Confirms that this owner still has the entry. Called right before a request leaves; must be
     * quick. Thread-safe.
     *
     * @throws CheckpointException when another owner may have claimed the entry
     */
    default void confirm() {}

    /**
     * The extra lines that this owner keeps beside the checkpoint; a store without that feature
     * keeps none.
     */
    default SideLines lines() {
      return SideLines.NONE;
    }

    /** Releases the entry for another owner. Later saves of this owner are refused. Thread-safe. */
    @Override
    void close();
  }
}
