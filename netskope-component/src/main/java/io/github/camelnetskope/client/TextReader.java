package io.github.camelnetskope.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads scalar values that a {@link JsonScanner} has scanned. */
final class TextReader {
  /** Created at the first escape: most values have none, and Jackson takes its time to load. */
  private static final class Jackson {
    private static final JsonFactory FACTORY =
        new JsonFactoryBuilder()
            .streamReadConstraints(
                StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();
  }

  private TextReader() {}

  /**
   * The text of a scanned scalar value; null for anything else. A string with unknown escapes is
   * left unchanged.
   */
  static @Nullable String text(byte[] json, int from, int to) {
    byte first = json[from];
    if (first == '{' || first == '[' || first == 'n') {
      return null;
    }
    if (first != '"') {
      return new String(json, from, to - from, StandardCharsets.UTF_8);
    }
    for (int i = from + 1; i < to; i++) {
      if (json[i] == '\\') {
        return unescaped(json, from, to);
      }
      if (json[i] == '"') {
        return new String(json, from + 1, i - from - 1, StandardCharsets.UTF_8);
      }
    }
    throw new IllegalStateException("not walked over");
  }

  private static String unescaped(byte[] json, int from, int to) {
    String text = Utf8Text.of(json, from, to);
    try (JsonParser parser = Jackson.FACTORY.createParser(text)) {
      parser.nextToken();
      return parser.getText();
    } catch (IOException e) {
      return text.substring(1, text.length() - 1);
    }
  }
}
