package io.github.camelnetskope.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Reads whether a change waits for a deployment: {@code "pending":1}, or a {@code status} that
 * begins with {@code pending}, in the answer, or in its elements if it is a list.
 */
final class PendingReader {
  private final JsonParser parser;

  private PendingReader(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Whether the answer says so.
   *
   * @throws IOException when it is not JSON
   */
  static boolean isPending(byte[] json) throws IOException {
    return JsonValueReader.read(json, (values, parser) -> new PendingReader(parser).read());
  }

  private boolean read() throws IOException {
    JsonToken first = parser.nextToken();
    boolean pending = false;
    if (first == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        pending |= ofObject();
      }
      return pending;
    }
    return ofObject();
  }

  private boolean ofObject() throws IOException {
    boolean pending = false;
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        String text = value.isScalarValue() ? parser.getText() : "";
        pending |= name.equals("pending") && text.matches("1|true");
        pending |= name.equals("status") && text.startsWith("pending");
        parser.skipChildren();
      }
    } else {
      parser.skipChildren();
    }
    return pending;
  }
}
