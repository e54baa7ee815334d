package io.github.camelnetskope.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the records of a page in its bytes by the positions of JSON tokens, without building a
 * tree. The keys of the answer may come in any order; unknown ones are skipped.
 */
final class PageReader {
  private static final int MAX_DEPTH = 500;
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          // A record is handed on as it is: be no stricter than needed to find its borders.
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .build();

  /** What a page says beside its records. */
  static final class Envelope {
    @Nullable String ok;
    @Nullable Double waitSeconds;
    @Nullable Long highWaterMark;
    @Nullable String message;
    @Nullable String lack = "no result";
    Records records = new Records();
  }

  /** Borders, ids and times of the records, in the order of the page. */
  static final class Records {
    private int count;
    private int[] borders = new int[64];
    private @Nullable String[] ids = new String[32];
    private long[] times = new long[32];

    private void add(int from, int to, @Nullable String id, long time) {
      if (count == ids.length) {
        borders = Arrays.copyOf(borders, borders.length * 2);
        ids = Arrays.copyOf(ids, count * 2);
        times = Arrays.copyOf(times, count * 2);
      }
      borders[2 * count] = from;
      borders[2 * count + 1] = to;
      ids[count] = id;
      times[count++] = time;
    }

    int[] borders() {
      return Arrays.copyOf(borders, 2 * count);
    }

    @Nullable String[] ids() {
      return Arrays.copyOf(ids, count);
    }

    /** Seconds since 1970; -1 where a record has none. */
    long[] times() {
      return Arrays.copyOf(times, count);
    }
  }

  private final JsonParser parser;
  private final Envelope envelope = new Envelope();

  private PageReader(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Reads a whole answer.
   *
   * @throws IOException when it is not one JSON object, whole and alone
   */
  static Envelope read(byte[] json) throws IOException {
    try (JsonParser parser = FACTORY.createParser(json)) {
      return new PageReader(parser).read();
    }
  }

  private Envelope read() throws IOException {
    require(parser.nextToken() == JsonToken.START_OBJECT, "the answer is no JSON object");
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      readField(name, parser.nextToken());
    }
    require(parser.nextToken() == null, "something follows the JSON object");
    return envelope;
  }

  private void readField(String name, JsonToken value) throws IOException {
    switch (name) {
      case "ok" -> envelope.ok = scalar(value);
      case "wait_time" -> envelope.waitSeconds = number(value);
      case "timestamp_hwm" -> envelope.highWaterMark = wholeNumber(value);
      case "message", "msg", "error", "errors" -> readMessage(value);
      case "result" -> readResult(value);
      default -> parser.skipChildren();
    }
  }

  private void readMessage(JsonToken value) throws IOException {
    String text = scalar(value);
    if (text != null) {
      envelope.message = text;
    }
  }

  private void readResult(JsonToken value) throws IOException {
    if (value != JsonToken.START_ARRAY) {
      envelope.lack = "a result that is no array";
      parser.skipChildren();
      return;
    }
    require(envelope.lack != null, "the answer has two results");
    envelope.lack = null;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      require(parser.currentToken() == JsonToken.START_OBJECT, "a record is no JSON object");
      readRecord();
    }
  }

  private void readRecord() throws IOException {
    int from = (int) parser.currentTokenLocation().getByteOffset();
    String id = null;
    long time = -1;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("_id")) {
        id = scalar(value);
      } else if (name.equals("timestamp")) {
        Long seconds = wholeNumber(value);
        time = seconds == null ? -1 : seconds;
      } else if (value.isStructStart()) {
        parser.skipChildren();
      }
    }
    envelope.records.add(from, (int) parser.currentLocation().getByteOffset(), id, time);
  }

  private @Nullable String scalar(JsonToken value) throws IOException {
    if (value.isStructStart()) {
      parser.skipChildren();
      return null;
    }
    return value == JsonToken.VALUE_NULL ? null : parser.getText();
  }

  private @Nullable Double number(JsonToken value) throws IOException {
    String text = scalar(value);
    try {
      return text == null ? null : Double.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private @Nullable Long wholeNumber(JsonToken value) throws IOException {
    Double number = number(value);
    return number == null || number < 0 || number > Integer.MAX_VALUE * 1000.0
        ? null
        : (Long) number.longValue();
  }

  private void require(boolean condition, String message) throws JsonParseException {
    if (!condition) {
      throw new JsonParseException(parser, message);
    }
  }
}
