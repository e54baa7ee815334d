package io.github.camelnetskope.checkpoint;

import org.jspecify.annotations.Nullable;

/**
 * A checkpoint cannot be read, written or trusted. The feed asks for nothing more until it can; no
 * record is lost by that.
 */
public class CheckpointException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CheckpointException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  public CheckpointException(String message) {
    super(message);
  }

  /** The same, with where it happened before its text. */
  CheckpointException at(String where) {
    return new CheckpointException(where + getMessage(), this);
  }
}
