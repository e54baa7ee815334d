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

/** Cuts values out of an answer, as the text that they are. For one thread. */
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
   * @param text absent for null
   * @param elements those of an array
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
   * @throws IOException when it is no JSON; never quotes it
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

  /** The value that the parser is at. */
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

  /** Where the value begins that the parser is at. */
  int start() {
    return (int) parser.currentTokenLocation().getByteOffset();
  }

  /** From there to the end of the value that the parser is at. */
  JsonText textFrom(int start) throws IOException {
    parser.skipChildren();
    parser.finishToken();
    return new JsonText(json, start, (int) parser.currentLocation().getByteOffset());
  }
}
