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
import org.jspecify.annotations.Nullable;

/** Cuts values out of an answer as their source text. Confined to one thread. */
final class JsonValueReader {
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(500)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private final byte[] json;
  private final JsonParser parser;

  /**
   * A value of an answer.
   *
   * @param text null for a JSON null
   * @param elements the elements of an array
   */
  record Value(@Nullable JsonText text, List<JsonText> elements, boolean isList) {
    static final Value NONE = new Value(null, List.of(), false);
  }

  /** Reads an answer. */
  @FunctionalInterface
  interface Reading<T> {
    T read(JsonValueReader values, JsonParser parser) throws IOException;
  }

  private JsonValueReader(byte[] json, JsonParser parser) {
    this.json = json;
    this.parser = parser;
  }

  /**
   * Reads a whole answer.
   *
   * @throws IOException when it is not JSON; its text never quotes the answer
   */
  static <T> T read(byte[] json, Reading<T> reading) throws IOException {
    try (JsonParser parser = FACTORY.createParser(json)) {
      return reading.read(new JsonValueReader(json, parser), parser);
    } catch (JacksonException e) {
      var location = e.getLocation();
      long at = location == null ? -1 : location.getByteOffset();
      throw new IOException("no valid JSON" + (at < 0 ? "" : " at byte " + at));
    }
  }

  static void require(boolean condition, String message) throws IOException {
    if (!condition) {
      throw new IOException(message);
    }
  }

  /** The value at the parser's position. */
  Value value() throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return Value.NONE;
    }
    int from = start();
    List<JsonText> elements = new ArrayList<>();
    if (token == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        elements.add(textFrom(start()));
      }
    }
    return new Value(textFrom(from), List.copyOf(elements), token == JsonToken.START_ARRAY);
  }

  /** The start of the value at the parser's position. */
  int start() {
    return (int) parser.currentTokenLocation().getByteOffset();
  }

  /** The text from a start to the end of the value at the parser's position. */
  JsonText textFrom(int start) throws IOException {
    parser.skipChildren();
    parser.finishToken();
    return new JsonText(json, start, (int) parser.currentLocation().getByteOffset());
  }
}
