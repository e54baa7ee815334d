package io.github.camelnetskope.formats.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import io.github.camelnetskope.formats.mapping.SourceRecord.Kind;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON of Java values. */
final class JsonText {
  static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private static final SerializedString LINE = new SerializedString("\n");

  private JsonText() {}

  /** A generator of one object per line. */
  static JsonGenerator lines(Writer target) throws IOException {
    return FACTORY.createGenerator(target).setRootValueSeparator(LINE);
  }

  /** The JSON of a map or list and of what is in it. */
  static String of(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      write(value, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** The same JSON without blanks between its tokens; numbers keep their digits. */
  static String compact(String text) throws IOException {
    StringWriter compact = new StringWriter(text.length());
    try (JsonParser parser = FACTORY.createParser(text);
        JsonGenerator json = FACTORY.createGenerator(compact)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken().isNumeric()) {
          json.writeNumber(parser.getText());
        } else {
          json.copyCurrentEvent(parser);
        }
      }
    }
    return compact.toString();
  }

  /**
   * Writes one object with all fields that are not used yet; writes nothing and returns false when
   * there are none.
   */
  static boolean unused(SourceRecord source, StringWriter text) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      return unused(source, json, null);
    }
  }

  /** The same under a name, or as a value of its own when that is null. */
  static boolean unused(SourceRecord source, JsonGenerator json, @Nullable String name)
      throws IOException {
    boolean open = false;
    for (int i = 0; i < source.size(); i++) {
      if (!source.isUsed(i)) {
        if (!open && name != null) {
          json.writeFieldName(name);
        }
        if (!open) {
          json.writeStartObject();
          open = true;
        }
        json.writeFieldName(source.name(i));
        value(source.kind(i) != Kind.STRING, source.text(i), json);
      }
    }
    if (open) {
      json.writeEndObject();
    }
    return open;
  }

  /** A value that is JSON already, or a string. */
  static void value(boolean isJson, String text, JsonGenerator json) throws IOException {
    if (isJson) {
      json.writeRawValue(text);
    } else {
      json.writeString(text);
    }
  }

  /** A number's JSON; null when JSON has none for it. */
  static @Nullable String number(Number number) {
    if (number instanceof Double || number instanceof Float) {
      return Double.isFinite(number.doubleValue()) ? number.toString() : null;
    }
    return number instanceof BigDecimal || isWhole(number) ? number.toString() : null;
  }

  private static boolean isWhole(Number number) {
    return number instanceof Long
        || number instanceof Integer
        || number instanceof BigInteger
        || number instanceof Short
        || number instanceof Byte;
  }

  private static void write(@Nullable Object value, JsonGenerator json) throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName(String.valueOf(entry.getKey()));
        write(entry.getValue(), json);
      }
      json.writeEndObject();
    } else if (value instanceof Collection<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        write(element, json);
      }
      json.writeEndArray();
    } else {
      scalar(value, json);
    }
  }

  private static void scalar(@Nullable Object value, JsonGenerator json) throws IOException {
    String number = value instanceof Number given ? number(given) : null;
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Boolean given) {
      json.writeBoolean(given);
    } else if (number != null) {
      json.writeRawValue(number);
    } else {
      json.writeString(value.toString());
    }
  }
}
