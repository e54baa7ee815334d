package io.github.camelnetskope.client;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer of REST API v2: finds the result where the operation has it, and what calls
 * itself an error. Keys in any order, unknown ones skipped. The result stays the text it is.
 */
final class OperationReader {
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(500)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  /** What the cloud app service says beside HTTP 200 when nothing matches. */
  private static final String NOTHING_MATCHES = "204";

  private static final byte[] NO_ELEMENTS = "[]".getBytes(StandardCharsets.UTF_8);

  private final byte[] json;
  private final JsonParser parser;
  private final OperationResult wanted;
  private final List<JsonText> records = new ArrayList<>();
  private @Nullable JsonText result;
  private boolean isList;
  private String error = "";
  private String statusCode = "";

  /**
   * What an answer holds.
   *
   * @param result absent when there is none, or null
   * @param error how the answer calls itself an error; empty when it does not
   */
  record Content(Optional<JsonText> result, List<JsonText> records, boolean isList, String error) {}

  private OperationReader(byte[] json, JsonParser parser, OperationResult wanted) {
    this.json = json;
    this.parser = parser;
    this.wanted = wanted;
  }

  /**
   * Reads a whole answer.
   *
   * @throws IOException when it is not one JSON value, whole and alone; never quotes it
   */
  static Content read(byte[] json, OperationResult wanted) throws IOException {
    try (JsonParser parser = FACTORY.createParser(json)) {
      return new OperationReader(json, parser, wanted).read();
    } catch (JacksonException e) {
      var location = e.getLocation();
      long at = location == null ? -1 : location.getByteOffset();
      throw new IOException("no valid JSON" + (at < 0 ? "" : " at byte " + at));
    }
  }

  /** All text values of a JSON document, which is not checked. */
  static List<String> texts(byte[] json) {
    List<String> texts = new ArrayList<>();
    try (JsonParser parser = FACTORY.createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
          texts.add(parser.getText());
        }
      }
    } catch (IOException e) {
      texts.add(new String(json, StandardCharsets.UTF_8));
    }
    return texts;
  }

  private Content read() throws IOException {
    JsonToken first = parser.nextToken();
    require(first != null, "no JSON");
    boolean whole = wanted.path().isEmpty();
    int from = start();
    if (first == JsonToken.START_OBJECT) {
      readObject(0);
      if (whole) {
        result = new JsonText(json, from, (int) parser.currentLocation().getByteOffset());
      }
    } else if (whole) {
      result = value();
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
    return new Content(Optional.ofNullable(result), List.copyOf(records), isList, error);
  }

  /** The answer itself, or what leads to the result in it. */
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
        result = value();
      } else if (onTheWay && token == JsonToken.START_OBJECT) {
        readObject(depth + 1);
      } else if (parser.currentToken() == token) {
        parser.skipChildren();
      }
    }
  }

  /** What an answer of status 200 says of itself, in each dialect. Reads structures of states. */
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
