package io.github.camelnetskope.simulator;

/** How an answer reaches the client: whole, or broken in one of the ways seen on real networks. */
public sealed interface AnswerEnding {

  /** Everything arrives. */
  record Complete() implements AnswerEnding {}

  /** The connection is reset before the status line. */
  record DroppedBeforeStatus() implements AnswerEnding {}

  /**
   * The connection is reset after this many bytes of the body as sent.
   *
   * @param bytes of the (compressed) body
   */
  record CutAfter(int bytes) implements AnswerEnding {}

  /**
   * The answer stops after this many bytes of the body, and the connection stays open.
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

  /**
   * Everything arrives, the status line and the headers slowly.
   *
   * @param bytesPerSecond of the head; the body follows at once
   */
  record TrickledHead(int bytesPerSecond) implements AnswerEnding {}

  /** The whole answer arrives twice on the same connection. */
  record Twice() implements AnswerEnding {}

  /** {@code 100 Continue} repeatedly, and never an answer. */
  record EndlessContinue() implements AnswerEnding {}

  /** The default: a complete answer. */
  static AnswerEnding complete() {
    return new Complete();
  }

  /** Whether no byte of the body is ever sent while the request stays open. */
  default boolean isSilent() {
    return this instanceof EndlessContinue
        || (this instanceof StalledAfter stalled && stalled.bytes() < 0);
  }

  /** Whether a client without timeouts gets the whole answer. */
  default boolean arrivesWhole() {
    return this instanceof Complete
        || this instanceof Twice
        || this instanceof Trickle
        || this instanceof TrickledHead;
  }
}
