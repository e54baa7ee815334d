package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.client.CursorKey;
import java.util.Optional;

/** Keeps one checkpoint for each cursor. Safe for use by several threads. */
public interface CheckpointStore {

  /**
   * Opens the entry of a cursor for its one owner.
   *
   * @throws CheckpointException when another owner has it, or the store cannot be used
   */
  Entry open(CursorKey cursor);

  /** The checkpoint of one cursor. Confined to the feed's worker, unless said. */
  interface Entry extends AutoCloseable {

    /**
     * Claims the entry for this owner, and reads the checkpoint saved last. From then on no earlier
     * owner saves anything: within this JVM, and in a store that fences on all nodes. Asked when
     * the cursor starts, and again after this owner was fenced off.
     *
     * @throws CheckpointException when there is one that cannot be read
     */
    Optional<Checkpoint> load();

    /**
     * Replaces the checkpoint. On return it is as safe as the store makes it, and still this
     * owner's: a store whose entries can be taken over refuses a {@code Requested} that took so
     * long to save that it may have been taken over since.
     *
     * @throws CheckpointFencedException when another owner has the entry
     * @throws CheckpointException when it is not safe, or not in time; the request must not leave
     */
    void save(Checkpoint checkpoint);

    /**
     * Confirms that what was saved last is still this owner's: asked right before a request leaves.
     * Quick, and for any thread.
     *
     * @throws CheckpointException when another owner may have the entry by now
     */
    default void confirm() {}

    /** What this owner keeps beside the checkpoint; where the store keeps nothing, nothing. */
    default SideLines lines() {
      return SideLines.NONE;
    }

    /** Lets others have the entry. Later saves of this owner are refused. For any thread. */
    @Override
    void close();
  }
}
