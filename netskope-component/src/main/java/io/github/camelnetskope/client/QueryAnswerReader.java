package io.github.camelnetskope.client;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the envelope of REST API v1: keys in any order, unknown ones skipped. The result stays the
 * text it is.
 */
final class QueryAnswerReader {
  private static final int MAX_DEPTH = 500;
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private final byte[] json;
  private final JsonParser parser;
  private final List<String> warnings = new ArrayList<>();
  private final List<JsonText> records = new ArrayList<>();
  private String status = "";
  private String msg = "";
  private boolean failed;
  private boolean isList;
  private @Nullable JsonText data;
  private @Nullable JsonText message;

  private QueryAnswerReader(byte[] json, JsonParser parser) {
    this.json = json;
    this.parser = parser;
  }

  /**
   * Reads a whole answer.
   *
   * @return empty when the answer does not call itself a success
   * @throws IOException when it is not one JSON object, whole and alone; never quotes it
   */
  static Optional<QueryAnswer> read(byte[] json) throws IOException {
    try (JsonParser parser = FACTORY.createParser(json)) {
      return new QueryAnswerReader(json, parser).read();
    } catch (JacksonException e) {
      var location = e.getLocation();
      long at = location == null ? -1 : location.getByteOffset();
      throw new IOException("no valid JSON" + (at < 0 ? "" : " at byte " + at));
    }
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
    JsonText result = data == null ? message : data;
    return new QueryAnswer(
        200,
        Optional.ofNullable(result),
        List.copyOf(records),
        isList,
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
      case "data" -> data = value();
      case "message" -> readMessage();
      default -> parser.skipChildren();
    }
  }

  /** Some endpoints put their result here, others a word beside it. */
  private void readMessage() throws IOException {
    if (parser.currentToken().isStructStart()) {
      message = value();
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

  private @Nullable JsonText value() throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    int from = start();
    isList = token == JsonToken.START_ARRAY;
    records.clear();
    if (isList) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        int element = start();
        records.add(new JsonText(json, element, end()));
      }
    }
    return new JsonText(json, from, end());
  }

  private int start() {
    return (int) parser.currentTokenLocation().getByteOffset();
  }

  /** Behind the value that the parser is at. */
  private int end() throws IOException {
    parser.skipChildren();
    parser.finishToken();
    return (int) parser.currentLocation().getByteOffset();
  }

  private static void require(boolean condition, String message) throws IOException {
    if (!condition) {
      throw new IOException(message);
    }
  }
}
