package io.github.camelnetskope.simulator.v2;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/**
 * The answer of an operation.
 *
 * @param status the HTTP status: 200 for many errors too
 * @param contentType of the body
 * @param body the envelope of the family
 * @param recordHashes of the bytes of each record in it, in order; empty if there are none
 * @param isRefusal whether it says that nothing was done, possibly with HTTP 200
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
public record OperationAnswer(
    int status, String contentType, byte[] body, long[] recordHashes, boolean isRefusal) {

  private static final String TYPE = "application/json";

  OperationAnswer(int status, String contentType, byte[] body, long[] recordHashes) {
    this(status, contentType, body, recordHashes, false);
  }

  private OperationAnswer withRefusal() {
    return new OperationAnswer(status, contentType, body, recordHashes, true);
  }

  static OperationAnswer json(int status, JsonNode body) {
    return json(status, body.toString());
  }

  static OperationAnswer json(int status, String body) {
    return new OperationAnswer(status, TYPE, body.getBytes(StandardCharsets.UTF_8), new long[0]);
  }

  /** An answer with only a status. */
  static OperationAnswer empty(int status) {
    return new OperationAnswer(status, "", new byte[0], new long[0]);
  }

  /** A refusal, with any status. */
  static OperationAnswer refusal(int status, String body) {
    return json(status, body).withRefusal();
  }

  static OperationAnswer message(int status, String message) {
    return json(status, OperationCall.JSON.createObjectNode().put("message", message));
  }
}
