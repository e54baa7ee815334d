package io.github.camelnetskope.checkpoint;

import org.jspecify.annotations.Nullable;

/**
 * A checkpoint cannot be read or written, or its content is not valid. The feed sends no request
 * until the problem is solved; no record is lost.
 */
public class CheckpointException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CheckpointException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  public CheckpointException(String message) {
    super(message);
  }

  /** The same exception, with the place of the problem before its text. */
  CheckpointException at(String where) {
    return new CheckpointException(where + getMessage(), this);
  }
}
