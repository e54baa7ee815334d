package io.github.camelnetskope.client;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.OptionalLong;

/** Identifies a record that has an {@code _id} by its content. */
final class RecordIdReader {
  private RecordIdReader() {}

  /**
   * A hash over all bytes of a record with an {@code _id}; a changed record has another hash. Empty
   * when the record has no {@code _id} or cannot be read.
   */
  static OptionalLong hash(JsonText record) {
    byte[] json = record.bytes();
    try {
      return hasId(json)
          ? OptionalLong.of(XxHash64.of(json, 0, json.length, 0))
          : OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  private static boolean hasId(byte[] json) throws IOException {
    return JsonValueReader.read(
        json,
        (values, parser) -> {
          parser.nextToken();
          while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = parser.currentName().equals("_id");
            if (parser.nextToken() == JsonToken.VALUE_STRING && found) {
              return true;
            }
            parser.skipChildren();
          }
          return false;
        });
  }
}
