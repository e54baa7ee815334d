package io.github.camelnetskope.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Counts the objects of a JSON array. */
final class ObjectListReader {
  private static final JsonFactory FACTORY = new JsonFactory();

  private ObjectListReader() {}

  /** The number of objects; refuses anything but a single, complete array of objects. */
  static int size(String json) {
    try (JsonParser parser = FACTORY.createParser(json)) {
      require(parser.nextToken() == JsonToken.START_ARRAY);
      int size = 0;
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        require(parser.currentToken() == JsonToken.START_OBJECT);
        parser.skipChildren();
        size++;
      }
      require(parser.nextToken() == null);
      return size;
    } catch (IOException e) {
      throw new IllegalArgumentException("no JSON", e);
    }
  }

  private static void require(boolean good) {
    if (!good) {
      throw new IllegalArgumentException("no JSON array of objects");
    }
  }
}
