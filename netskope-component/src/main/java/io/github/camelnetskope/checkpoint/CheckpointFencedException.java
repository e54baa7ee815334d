package io.github.camelnetskope.checkpoint;

import org.jspecify.annotations.Nullable;

/**
 * Another owner has taken over the cursor: the checkpoint is theirs now, and so is what it speaks
 * of. Thrown by a store that fences, or by {@code setState} of a repository that does; nothing was
 * written.
 */
public final class CheckpointFencedException extends CheckpointException {
  private static final long serialVersionUID = 1L;

  /**
   * A refused write.
   *
   * @param key whose checkpoint it is
   */
  public CheckpointFencedException(String key) {
    this(key, null);
  }

  public CheckpointFencedException(String key, @Nullable Throwable cause) {
    super("checkpoint " + key + " is another owner's now: nothing is asked or saved", cause);
  }

  private CheckpointFencedException(CheckpointFencedException former, String where) {
    super(where + former.getMessage(), former);
  }

  @Override
  CheckpointException at(String where) {
    return new CheckpointFencedException(this, where);
  }
}
