package io.github.camelnetskope.simulator.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** A call that the gateway or a service refuses with a status of its own. */
final class OperationRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient OperationAnswer answer;

  OperationRefused(int status, String message) {
    this(status, TextNode.valueOf(message));
  }

  /** A refusal whose {@code message} is a structure. */
  OperationRefused(int status, JsonNode message) {
    this(OperationAnswer.json(status, Sample.under("message", message)));
  }

  /** A refusal in the format of its family. */
  OperationRefused(OperationAnswer answer) {
    super("HTTP " + answer.status());
    this.answer = answer;
  }

  OperationAnswer answer() {
    return answer;
  }
}
