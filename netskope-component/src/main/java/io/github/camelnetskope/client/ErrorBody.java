package io.github.camelnetskope.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelnetskope.client.http.ApiResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What an answer says went wrong, in whichever of the known forms: {@code message}, {@code
 * errorCode} with {@code errors} and {@code warnings}, or no JSON at all.
 */
record ErrorBody(String errorCode, List<String> messages, boolean isJson) {
  ErrorBody(String errorCode, List<String> messages) {
    this(errorCode, messages, false);
  }

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int MOST_BYTES = 64 * 1024;
  private static final int MOST_CHARACTERS = 500;

  static ErrorBody of(ApiResponse response) {
    try {
      return parse(PageBody.of(response, MOST_BYTES).text());
    } catch (IOException e) {
      String type = response.headers().first("Content-Type").orElse("of unknown type");
      return new ErrorBody("", List.of("an answer " + type + " that is not readable JSON"));
    }
  }

  static ErrorBody parse(byte[] json) throws IOException {
    var messages = new ArrayList<String>();
    String errorCode = "";
    try (JsonParser parser = FACTORY.createParser(new String(json, StandardCharsets.UTF_8))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("no JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        switch (name) {
          case "errorCode" -> errorCode = parser.getText();
          case "message", "msg", "error", "errors", "warnings" -> collect(parser, messages);
          default -> parser.skipChildren();
        }
      }
    }
    return new ErrorBody(errorCode, messages, true);
  }

  private static void collect(JsonParser parser, List<String> messages) throws IOException {
    int depth = 0;
    do {
      JsonToken token = parser.currentToken();
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      } else if (token.isScalarValue() && !parser.getText().isBlank()) {
        messages.add(parser.getText());
      }
    } while (depth > 0 && parser.nextToken() != null);
  }

  /** Whether it has the form of the tenant's errors: a JSON object with a message. */
  boolean isInTenantsForm() {
    return isJson && !messages.isEmpty();
  }

  /** For the text of an exception: short, on one line. */
  String text() {
    String all = String.join("; ", messages);
    String whole = errorCode.isEmpty() ? all : errorCode + ": " + all;
    String line = whole.replaceAll("\\p{Cntrl}+", " ");
    return line.length() > MOST_CHARACTERS ? line.substring(0, MOST_CHARACTERS) + "..." : line;
  }
}
