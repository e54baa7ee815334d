package io.github.camelnetskope.client;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** Reads what tells a record from others: its {@code _id}. */
final class RecordIdReader {
  private RecordIdReader() {}

  /** A hash of the {@code _id}; empty when the record has none, or cannot be read. */
  static OptionalLong hash(JsonText record) {
    try {
      return JsonValueReader.read(
          record.bytes(),
          (values, parser) -> {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
              boolean found = parser.currentName().equals("_id");
              JsonToken token = parser.nextToken();
              if (found && token == JsonToken.VALUE_STRING) {
                byte[] id = parser.getText().getBytes(StandardCharsets.UTF_8);
                return OptionalLong.of(XxHash64.of(id, 0, id.length, 0));
              }
              parser.skipChildren();
            }
            return OptionalLong.empty();
          });
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
