package io.github.camelnetskope.checkpoint;

/**
 * A checkpoint cannot be read, written or trusted. The feed asks for nothing more until it can; no
 * record is lost by that.
 */
public final class CheckpointException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CheckpointException(String message, Throwable cause) {
    super(message, cause);
  }

  public CheckpointException(String message) {
    super(message);
  }
}
