package io.github.camelnetskope.model;

import io.github.camelnetskope.client.IteratorOperation;
import io.github.camelnetskope.client.IteratorOperation.Next;

/** A request that left. */
final class Request {
  final IteratorOperation operation;
  final int number;

  /** What the resend right before it was answered with; {@link Heard#NO_RESEND}: none was. */
  final int compared;

  /** Whether that resend was answered by somebody else, as if there was nothing. */
  final boolean believed;

  /** Whether somebody waits for the answer. */
  boolean live = true;

  boolean handled;

  /** A page, {@link Model#NOTHING} or {@link Model#REFUSED}. */
  int answer;

  /** Whether its process died without a durable checkpoint. */
  boolean forgotten;

  Request(IteratorOperation operation, int number, int compared, boolean believed) {
    this.operation = operation;
    this.number = number;
    this.compared = compared;
    this.believed = believed;
  }

  boolean moves() {
    return operation instanceof Next;
  }

  @Override
  public String toString() {
    String late = "|" + operation.wireValue() + handled + answer + "," + forgotten;
    return live ? late + compared + believed : late;
  }
}
