package io.github.camelnetskope.checkpoint;

import org.jspecify.annotations.Nullable;

/**
 * This owner is fenced off: another owner has taken over the cursor, its checkpoint and its page.
 * Thrown by a store with fencing, or by {@code setState} of such a repository; nothing was written.
 */
public final class CheckpointFencedException extends CheckpointException {
  private static final long serialVersionUID = 1L;

  /**
   * A refused write.
   *
   * @param key of the checkpoint
   */
  public CheckpointFencedException(String key) {
    this(key, null);
  }

  public CheckpointFencedException(String key, @Nullable Throwable cause) {
    super(
        "checkpoint " + key + " now belongs to another owner: nothing is requested or saved",
        cause);
  }

  private CheckpointFencedException(CheckpointFencedException former, String where) {
    super(where + former.getMessage(), former);
  }

  @Override
  CheckpointException at(String where) {
    return new CheckpointFencedException(this, where);
  }
}
