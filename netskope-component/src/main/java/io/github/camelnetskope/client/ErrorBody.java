package io.github.camelnetskope.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelnetskope.client.http.ApiResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What an answer says went wrong, in whichever of the known forms: {@code message}, {@code
 * errorCode} with {@code errors} and {@code warnings}, or no JSON at all.
 */
record ErrorBody(String errorCode, List<String> messages, Form form) {
  /** What kind of answer it was. */
  enum Form {
    /** A JSON object. */
    JSON,
    /** Some other content, which is not the tenant's. */
    FOREIGN,
    /** No content. */
    NONE
  }

  ErrorBody(String errorCode, List<String> messages) {
    this(errorCode, messages, Form.NONE);
  }

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final Set<String> OF_ERRORS =
      Set.of("message", "msg", "error", "errors", "code", "errorCode", "detail", "reason");
  private static final int MOST_BYTES = 64 * 1024;
  private static final int MOST_CHARACTERS = 500;

  static ErrorBody of(ApiResponse response) {
    if (response.body().length == 0) {
      return new ErrorBody("", List.of());
    }
    try {
      return parse(PageBody.of(response, MOST_BYTES).text());
    } catch (IOException e) {
      String type = response.headers().first("Content-Type").orElse("of unknown type");
      return new ErrorBody(
          "", List.of("an answer " + type + " that is not readable JSON"), Form.FOREIGN);
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
    return new ErrorBody(errorCode, messages, Form.JSON);
  }

  /** Words, alone or in lists, and what objects say about themselves; the rest may be records. */
  private static void collect(JsonParser parser, List<String> messages) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        collect(parser, messages);
      }
    } else if (token == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (OF_ERRORS.contains(name)) {
          collect(parser, messages);
        } else {
          parser.skipChildren();
        }
      }
    } else if (!parser.getText().isBlank()) {
      messages.add(parser.getText());
    }
  }

  /** Whether it has the form of the tenant's errors: a JSON object with a message. */
  boolean isInTenantsForm() {
    return form == Form.JSON && !messages.isEmpty();
  }

  /** Whether it has content that no tenant sends: the page of a gateway or proxy. */
  boolean isForeign() {
    return form == Form.FOREIGN;
  }

  /** For the text of an exception: short, on one line. */
  String text() {
    String all = String.join("; ", messages);
    String whole = errorCode.isEmpty() ? all : errorCode + ": " + all;
    String line = whole.replaceAll("\\p{Cntrl}+", " ");
    return line.length() > MOST_CHARACTERS ? line.substring(0, MOST_CHARACTERS) + "..." : line;
  }
}
