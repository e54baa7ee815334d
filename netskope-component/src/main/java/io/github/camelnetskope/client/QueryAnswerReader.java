package io.github.camelnetskope.client;

import static io.github.camelnetskope.client.JsonValueReader.require;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelnetskope.client.JsonValueReader.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the envelope of REST API v1. Keys may be in any order; unknown ones are skipped. The result
 * is kept as its source text.
 */
final class QueryAnswerReader {
  private final JsonValueReader values;
  private final JsonParser parser;
  private final List<String> warnings = new ArrayList<>();
  private String status = "";
  private String msg = "";
  private boolean failed;
  private Value data = Value.NONE;
  private Value message = Value.NONE;

  private QueryAnswerReader(JsonValueReader values, JsonParser parser) {
    this.values = values;
    this.parser = parser;
  }

  /**
   * Reads a complete answer.
   *
   * @return empty when the answer does not report success
   * @throws IOException when it is not a single, complete JSON object; its text never quotes the
   *     answer
   */
  static Optional<QueryAnswer> read(byte[] json) throws IOException {
    return JsonValueReader.read(
        json, (values, parser) -> new QueryAnswerReader(values, parser).read());
  }

  private Optional<QueryAnswer> read() throws IOException {
    require(parser.nextToken() == JsonToken.START_OBJECT, "no JSON object");
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      readField(name);
    }
    require(parser.nextToken() == null, "something follows the JSON object");
    require(!status.isEmpty() || failed, "no status in the answer");
    return status.equals("success") ? Optional.of(success()) : Optional.empty();
  }

  private QueryAnswer success() {
    Value result = data.text() == null ? message : data;
    return new QueryAnswer(
        200,
        Optional.ofNullable(result.text()),
        result.elements(),
        result.isList(),
        msg,
        List.copyOf(warnings),
        Optional.empty());
  }

  private void readField(String name) throws IOException {
    switch (name) {
      case "status" -> status = text();
      case "ok" -> failed = !Set.of("1", "true").contains(text());
      case "msg" -> msg = text();
      case "warnings" -> readWarnings();
      case "data" -> data = values.value();
      case "message" -> readMessage();
      default -> parser.skipChildren();
    }
  }

  /** Some endpoints put their result here, others a remark. */
  private void readMessage() throws IOException {
    if (parser.currentToken().isStructStart()) {
      message = values.value();
    } else {
      msg = text();
    }
  }

  private String text() throws IOException {
    if (parser.currentToken().isStructStart()) {
      parser.skipChildren();
      return "";
    }
    return parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getText();
  }

  private void readWarnings() throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      addWarning();
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      addWarning();
    }
  }

  private void addWarning() throws IOException {
    String warning = text();
    if (!warning.isBlank()) {
      warnings.add(warning);
    }
  }
}
