package io.github.camelnetskope.client;

import static io.github.camelnetskope.client.JsonValueReader.require;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Lists the members of a JSON document, down to a small depth. */
final class MembersReader {
  private static final int DEPTH = 4;

  private final JsonParser parser;
  private final Set<String> members = new HashSet<>();

  private MembersReader(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * The members as paths: {@code data.urls}, {@code payload[].field}.
   *
   * @throws IOException when it is not one JSON object or array; its text never quotes the document
   */
  static Set<String> members(byte[] json) throws IOException {
    return JsonValueReader.read(json, (values, parser) -> new MembersReader(parser).read());
  }

  private Set<String> read() throws IOException {
    JsonToken first = parser.nextToken();
    require(first != null && first.isStructStart(), "no JSON object and no array");
    value("", 0);
    require(parser.nextToken() == null, "something follows the JSON value");
    return members;
  }

  private void value(String path, int depth) throws IOException {
    JsonToken token = parser.currentToken();
    if (depth > DEPTH) {
      parser.skipChildren();
    } else if (token == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        value(path + "[]", depth + 1);
      }
    } else if (token == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String member = path.isEmpty() ? parser.currentName() : path + "." + parser.currentName();
        if (parser.nextToken() != JsonToken.VALUE_NULL) {
          members.add(member);
        }
        value(member, depth + 1);
      }
    }
  }
}
