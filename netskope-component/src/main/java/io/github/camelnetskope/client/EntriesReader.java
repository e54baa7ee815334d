package io.github.camelnetskope.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/**
 * Compares how many entries of a {@code payload} the tenant has accepted with how many were sent.
 * The tenant reports a number in {@code result}, or a list with an {@code ok} for each entry.
 */
final class EntriesReader {
  private EntriesReader() {}

  /**
   * A text for errors about entries that were not accepted; empty when all were, or when the answer
   * does not tell.
   *
   * @throws IOException when the answer or the request is not JSON
   */
  static Optional<String> problem(byte[] answer, byte[] sent) throws IOException {
    long entries = JsonValueReader.read(sent, (values, parser) -> entries(parser));
    long taken = JsonValueReader.read(answer, (values, parser) -> taken(parser));
    return taken < 0 || taken >= entries
        ? Optional.empty()
        : Optional.of(taken + " of " + entries + " entries were taken");
  }

  private static long entries(JsonParser parser) throws IOException {
    return find(parser, "payload") ? count(parser, "") : 0;
  }

  private static long taken(JsonParser parser) throws IOException {
    if (!find(parser, "result")) {
      return -1;
    }
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      return count(parser, "ok");
    }
    String said = parser.currentToken().isScalarValue() ? parser.getText() : "";
    return said.matches("\\d{1,9}") ? Long.parseLong(said) : -1;
  }

  /** Moves to a top-level member. */
  private static boolean find(JsonParser parser, String member) throws IOException {
    parser.nextToken();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean found = parser.currentName().equals(member);
      parser.nextToken();
      if (found) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }

  /** Counts the elements of an array, or only those in which the given member is 1 or true. */
  private static long count(JsonParser parser, String member) throws IOException {
    long count = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
      count += member.isEmpty() || says(parser, member) ? 1 : 0;
      parser.skipChildren();
    }
    return count;
  }

  private static boolean says(JsonParser parser, String member) throws IOException {
    boolean good = false;
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean found = parser.currentName().equals(member);
        JsonToken value = parser.nextToken();
        boolean yes = value.isScalarValue() && parser.getText().matches("1|true");
        good |= found && yes;
        parser.skipChildren();
      }
    }
    return good;
  }
}
