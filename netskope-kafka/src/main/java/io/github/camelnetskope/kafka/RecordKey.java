package io.github.camelnetskope.kafka;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The key of a record: one of its own fields, or its feed.
 *
 * @param field a top-level field; empty for the feed
 */
record RecordKey(String field) {
  private static final JsonFactory JSON = new JsonFactory();

  /** The key of a record; absent when it lacks the field. */
  byte @Nullable [] of(String feed, byte[] record) {
    String key = field.isEmpty() ? feed : value(feed, record);
    return key == null ? null : key.getBytes(StandardCharsets.UTF_8);
  }

  private @Nullable String value(String feed, byte[] record) {
    try {
      return value(record);
    } catch (IOException e) {
      // Without the cause, which may quote the record.
      throw new IllegalArgumentException("a line of a page of " + feed + " is no JSON");
    }
  }

  private @Nullable String value(byte[] record) throws IOException {
    try (JsonParser parser = JSON.createParser(record)) {
      parser.nextToken();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        JsonToken value = parser.nextToken();
        if (name.equals(field)) {
          return value.isScalarValue() && value != JsonToken.VALUE_NULL ? parser.getText() : null;
        }
        parser.skipChildren();
      }
      return null;
    }
  }
}
