package io.github.camelnetskope.checkpoint;

/**
 * The history of a feed was begun with other options, which its checkpoint keeps. To try again
 * changes nothing: somebody has to change the options.
 */
public final class OtherPlanException extends CheckpointException {
  private static final long serialVersionUID = 1L;

  OtherPlanException(String message) {
    super(message);
  }
}
