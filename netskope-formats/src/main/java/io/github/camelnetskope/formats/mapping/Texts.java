package io.github.camelnetskope.formats.mapping;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.github.camelnetskope.formats.mapping.SourceRecord.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lists of strings. */
final class Texts {

  private Texts() {}

  /** A JSON array of strings as it is, or a string as an array of one. */
  static @Nullable Value list(Kind kind, String text) {
    if (kind == Kind.STRING) {
      return Value.json(
          "[\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"]");
    }
    return kind == Kind.NESTED && text.charAt(0) == '[' && hasOnlyStrings(text)
        ? Value.json(text)
        : null;
  }

  /** The first string of this form in nested JSON, at any depth; the field stays unmapped. */
  static @Nullable Value first(Kind kind, String json, Predicate<String> form) {
    if (kind != Kind.NESTED) {
      return null;
    }
    try (JsonParser parser = JsonText.FACTORY.createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING && form.test(parser.getText())) {
          return Value.string(parser.getText()).inexact();
        }
      }
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e); // it was read before: it is JSON
    }
  }

  /**
   * Whether there is nothing but the array itself outside of strings; the text is known to be JSON.
   */
  private static boolean hasOnlyStrings(String array) {
    boolean inside = false;
    for (int i = 1; i < array.length() - 1; i++) {
      char letter = array.charAt(i);
      if (inside && letter == '\\') {
        i++;
      } else if (letter == '"') {
        inside = !inside;
      } else if (!inside && letter > ' ' && letter != ',') {
        return false;
      }
    }
    return true;
  }
}
