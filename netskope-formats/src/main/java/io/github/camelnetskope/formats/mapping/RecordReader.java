package io.github.camelnetskope.formats.mapping;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelnetskope.formats.mapping.SourceRecord.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the records of a body. Confined to one call. */
final class RecordReader {
  private final String format;
  private final SourceRecord source;
  private final Sink sink;
  private int number;

  /** Processes each record; {@code source} holds it until the next one. */
  interface Sink {
    void accept(SourceRecord source) throws IOException;
  }

  RecordReader(String format, SourceRecord source, Sink sink) {
    this.format = format;
    this.source = source;
    this.sink = sink;
  }

  /** Reads a whole body: text, bytes, a map, or a collection of these. */
  void read(@Nullable Object body) throws IOException {
    if (body instanceof Collection<?> list) {
      for (Object element : list) {
        read(element);
      }
    } else if (body instanceof Map<?, ?> map) {
      fill(map);
    } else if (body instanceof byte[] bytes) {
      json(new String(bytes, StandardCharsets.UTF_8));
    } else if (body instanceof String text) {
      json(text);
    } else {
      throw not(body == null ? "missing" : "of the class " + body.getClass().getName());
    }
  }

  private void fill(Map<?, ?> map) throws IOException {
    source.clear();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      add(String.valueOf(entry.getKey()), entry.getValue());
    }
    done();
  }

  private void add(String name, @Nullable Object value) {
    String digits = value instanceof Number given ? JsonText.number(given) : null;
    if (value == null) {
      source.add(name, Kind.NULL, "null");
    } else if (value instanceof Map || value instanceof Collection) {
      source.add(name, Kind.NESTED, JsonText.of(value));
    } else if (value instanceof Boolean) {
      source.add(name, Kind.BOOLEAN, value.toString());
    } else if (digits != null) {
      source.add(name, Kind.NUMBER, digits);
    } else {
      source.add(name, Kind.STRING, value.toString());
    }
  }

  private void json(String text) throws IOException {
    int before = number;
    try (JsonParser parser = JsonText.FACTORY.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_OBJECT) {
          fill(parser, text);
        } else if (token != JsonToken.END_ARRAY && !isOuterArray(token, parser)) {
          throw not("not an object");
        }
      }
    } catch (JsonProcessingException e) { // not used as the cause: its text quotes the body
      throw not("not JSON");
    }
    if (number == before) {
      throw not("missing");
    }
  }

  private boolean isOuterArray(JsonToken token, JsonParser parser) {
    return token == JsonToken.START_ARRAY
        && number == 0
        && parser.getParsingContext().getParent().inRoot();
  }

  private void fill(JsonParser parser, String text) throws IOException {
    source.clear();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      switch (token) {
        case VALUE_STRING -> source.add(name, Kind.STRING, parser.getText());
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
            source.add(name, Kind.NUMBER, parser.getText());
        case VALUE_TRUE, VALUE_FALSE -> source.add(name, Kind.BOOLEAN, parser.getText());
        case VALUE_NULL -> source.add(name, Kind.NULL, "null");
        default -> source.add(name, Kind.NESTED, nested(parser, text));
      }
    }
    done();
  }

  /** The source text of an object or array; a line break in it would end the line. */
  private static String nested(JsonParser parser, String text) throws IOException {
    int from = (int) parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    String json = text.substring(from, (int) parser.currentLocation().getCharOffset());
    return json.indexOf('\n') < 0 && json.indexOf('\r') < 0 ? json : JsonText.compact(json);
  }

  private void done() throws IOException {
    number++;
    sink.accept(source);
  }

  private NotARecordException not(String found) {
    return new NotARecordException(format, number + 1, found);
  }
}
