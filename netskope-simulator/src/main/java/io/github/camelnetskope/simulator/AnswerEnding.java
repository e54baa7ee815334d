package io.github.camelnetskope.simulator;

/** How an answer reaches the client: whole, or broken in one of the ways seen on real networks. */
public sealed interface AnswerEnding {

  /** Everything arrives. */
  record Complete() implements AnswerEnding {}

  /** The connection is reset before the status line. */
  record DroppedBeforeStatus() implements AnswerEnding {}

  /**
   * The connection is reset after so many bytes of the body as it goes over the wire.
   *
   * @param bytes of the (compressed) body
   */
  record CutAfter(int bytes) implements AnswerEnding {}

  /**
   * Nothing more comes after so many bytes of the body, and the connection stays open.
   *
   * @param bytes of the (compressed) body; -1: not even the status line comes
   */
  record StalledAfter(int bytes) implements AnswerEnding {}

  /**
   * Everything arrives, slowly.
   *
   * @param bytesPerSecond of the (compressed) body
   */
  record Trickle(int bytesPerSecond) implements AnswerEnding {}

  /** The usual ending. */
  static AnswerEnding complete() {
    return new Complete();
  }

  /** Whether a patient client gets the whole answer. */
  default boolean arrivesWhole() {
    return this instanceof Complete || this instanceof Trickle;
  }
}
