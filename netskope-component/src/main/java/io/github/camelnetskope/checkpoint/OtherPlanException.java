package io.github.camelnetskope.checkpoint;

/**
 * The history of a feed was begun with other options, which its checkpoint keeps. A retry cannot
 * succeed: the options have to be changed.
 */
public final class OtherPlanException extends CheckpointException {
  private static final long serialVersionUID = 1L;

  OtherPlanException(String message) {
    super(message);
  }
}
