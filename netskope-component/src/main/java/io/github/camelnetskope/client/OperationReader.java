package io.github.camelnetskope.client;

import static io.github.camelnetskope.client.JsonValueReader.require;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelnetskope.client.JsonValueReader.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads an answer of REST API v2: finds the result at the operation's place, and reported errors.
 * Keys may be in any order; unknown ones are skipped. The result is kept as its source text.
 */
final class OperationReader {
  /** The status that the cloud app service sends with HTTP 200 when nothing matches. */
  private static final String NOTHING_MATCHES = "204";

  private static final byte[] NO_ELEMENTS = "[]".getBytes(StandardCharsets.UTF_8);

  private final JsonValueReader values;
  private final JsonParser parser;
  private final OperationResult wanted;
  private Value result = Value.NONE;
  private String error = "";
  private String statusCode = "";

  /**
   * The content of an answer.
   *
   * @param result absent when there is none, or when it is null
   * @param error the error that the answer reports; empty when it reports none
   */
  record Content(Optional<JsonText> result, List<JsonText> records, boolean isList, String error) {}

  private OperationReader(JsonValueReader values, JsonParser parser, OperationResult wanted) {
    this.values = values;
    this.parser = parser;
    this.wanted = wanted;
  }

  /**
   * Reads a whole answer.
   *
   * @throws IOException when it is not a single, complete JSON value; its text never quotes the
   *     answer
   */
  static Content read(byte[] json, OperationResult wanted) throws IOException {
    return JsonValueReader.read(
        json, (values, parser) -> new OperationReader(values, parser, wanted).read());
  }

  /** All text values of a JSON document; the document is not checked. */
  static List<String> texts(byte[] json) {
    List<String> texts = new ArrayList<>();
    try {
      return JsonValueReader.read(
          json,
          (values, parser) -> {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
              if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
                texts.add(parser.getText());
              }
            }
            return texts;
          });
    } catch (IOException e) {
      texts.add(new String(json, StandardCharsets.UTF_8));
      return texts;
    }
  }

  private Content read() throws IOException {
    JsonToken first = parser.nextToken();
    require(first != null, "no JSON");
    boolean whole = wanted.path().isEmpty();
    int from = values.start();
    if (first == JsonToken.START_OBJECT) {
      readObject(0);
      if (whole) {
        result = new Value(values.textFrom(from), List.of(), false);
      }
    } else if (whole) {
      result = values.value();
    } else {
      parser.skipChildren();
    }
    require(parser.nextToken() == null, "something follows the JSON value");
    return content();
  }

  private Content content() {
    if (!error.isEmpty() && statusCode.equals(NOTHING_MATCHES)) {
      var none = new JsonText(NO_ELEMENTS, 0, NO_ELEMENTS.length);
      return new Content(Optional.of(none), List.of(), true, "");
    }
    return new Content(
        Optional.ofNullable(result.text()), result.elements(), result.isList(), error);
  }

  /** Reads the answer itself, or an object on the path to the result. */
  private void readObject(int depth) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      List<String> path = wanted.path();
      if (depth == 0) {
        readState(name, token);
      }
      boolean onTheWay = depth < path.size() && path.get(depth).equals(name);
      if (onTheWay && depth == path.size() - 1) {
        result = values.value();
      } else if (onTheWay && token == JsonToken.START_OBJECT) {
        readObject(depth + 1);
      } else if (parser.currentToken() == token) {
        parser.skipChildren();
      }
    }
  }

  /** Reads the members by which an answer of status 200 can report an error, in each dialect. */
  private void readState(String name, JsonToken token) throws IOException {
    switch (name) {
      case "status" -> readStatus(token);
      case "execution" -> fails(text(token), "failed");
      case "ok" -> refuses(text(token), "ok");
      case "success" -> refuses(text(token), "success");
      case "status_code" -> statusCode = text(token);
      default -> {}
    }
  }

  private void readStatus(JsonToken token) throws IOException {
    if (token != JsonToken.START_OBJECT) {
      String status = text(token);
      fails(status, "error");
      fails(status, "not found");
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("execution")) {
        fails(text(value), "failed");
      }
      parser.skipChildren();
    }
  }

  private void fails(String said, String word) {
    if (said.toLowerCase(Locale.ROOT).equals(word)) {
      error = error.isEmpty() ? said : error;
    }
  }

  private void refuses(String said, String name) {
    if (said.equals("0") || said.equals("false")) {
      error = error.isEmpty() ? name + " " + said : error;
    }
  }

  private String text(JsonToken token) throws IOException {
    return token.isScalarValue() ? parser.getText() : "";
  }
}
