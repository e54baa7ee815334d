package io.github.camelnetskope.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the records of a page in its bytes, without building a tree. The keys of the answer may
 * come in any order; unknown ones are skipped.
 */
final class PageReader {
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .build();
  private static final Set<String> GOOD = Set.of("1", "1.0", "true");
  private static final byte[] ID = "\"_id\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TIMESTAMP = "\"timestamp\"".getBytes(StandardCharsets.US_ASCII);

  /** What a page says beside its records. */
  static final class Envelope {
    @Nullable String ok;
    @Nullable Double waitSeconds;
    @Nullable String status;

    /** In milliseconds since 1970, or {@link WireTime#NONE}. */
    long highWaterMark = WireTime.NONE;

    @Nullable String lack = "no result";

    /** Whether there is an object or array elsewhere than in an array under result. */
    boolean holdsMore;

    Records records = new Records();

    /** Whether the answer calls itself an error: what it holds is no page. */
    boolean saysError() {
      boolean good = ok == null || GOOD.contains(ok);
      return !good || (lack != null && isStatusError());
    }

    private boolean isStatusError() {
      return "error".equalsIgnoreCase(status);
    }

    /** Where it says so. */
    String error() {
      return isStatusError() ? "status=" + status : "ok=" + ok;
    }
  }

  /** Where the records of a page are and what they are marked with, in the order of the page. */
  static final class Records {
    private int count;
    private int[] borders = new int[64];
    private int[] ids = new int[64];
    private long[] times = new long[32];

    private void begin(int from) {
      if (count == times.length) {
        borders = Arrays.copyOf(borders, borders.length * 2);
        ids = Arrays.copyOf(ids, ids.length * 2);
        times = Arrays.copyOf(times, count * 2);
      }
      borders[2 * count] = from;
      times[count] = WireTime.NONE;
    }

    private void end(int to) {
      borders[2 * count + 1] = to;
      count++;
    }

    /** From and to of each record. */
    int[] borders() {
      return Arrays.copyOf(borders, 2 * count);
    }

    /** From and to of the value of each record's {@code _id}; both 0 where it has none. */
    int[] ids() {
      return Arrays.copyOf(ids, 2 * count);
    }

    /** Milliseconds since 1970; {@link WireTime#NONE} where a record has none. */
    long[] times() {
      return Arrays.copyOf(times, count);
    }
  }

  private final byte[] json;
  private final JsonScanner scanner;
  private final Envelope envelope = new Envelope();

  private PageReader(byte[] json, int length) {
    this.json = json;
    this.scanner = new JsonScanner(json, length);
  }

  /**
   * Reads a whole answer.
   *
   * @throws IOException when it is not one JSON object, whole and alone
   */
  static Envelope read(byte[] json) throws IOException {
    return read(json, json.length);
  }

  /** Reads a whole answer from the first bytes of an array. */
  static Envelope read(byte[] json, int length) throws IOException {
    return new PageReader(json, length).read();
  }

  private Envelope read() throws IOException {
    require(scanner.take('{'), "the answer is no JSON object");
    if (!scanner.take('}')) {
      do {
        readField();
      } while (scanner.more('}'));
    }
    require(scanner.peek() < 0, "something follows the JSON object");
    if (envelope.lack != null && envelope.holdsMore && !envelope.saysError()) {
      throw new IOException("no array under result, but something elsewhere: it may be records");
    }
    return envelope;
  }

  private void readField() throws IOException {
    int from = scanner.name();
    String name = text(json, from, scanner.position());
    switch (String.valueOf(name)) {
      case "ok" -> envelope.ok = scalar();
      case "wait_time" -> envelope.waitSeconds = number(scalar());
      case "timestamp_hwm" -> envelope.highWaterMark = time();
      case "message", "msg", "error", "errors" -> scanner.value();
      case "status" -> readStatus();
      case "result" -> readResult();
      default -> readOther();
    }
  }

  /** Records may stand here in place of the result; an answer that has some is not empty. */
  private void readOther() throws IOException {
    int from = scanner.position();
    scanner.value();
    envelope.holdsMore |= holdsSomething(from, scanner.position());
  }

  /** Whether a value is an object or an array with anything in it. */
  private boolean holdsSomething(int from, int to) {
    boolean structure = json[from] == '{' || json[from] == '[';
    int at = from + 1;
    while (structure && at < to - 1 && json[at] <= ' ') {
      at++;
    }
    return structure && at < to - 1;
  }

  private void readStatus() throws IOException {
    int from = scanner.position();
    readOther();
    envelope.status = text(json, from, scanner.position());
  }

  private void readResult() throws IOException {
    if (scanner.peek() != '[') {
      envelope.lack = "a result that is no array";
      readOther();
      return;
    }
    require(envelope.lack != null, "the answer has two results");
    envelope.lack = null;
    scanner.require('[');
    if (!scanner.take(']')) {
      do {
        require(scanner.peek() == '{', "a record is no JSON object");
        readRecord();
      } while (scanner.more(']'));
    }
  }

  private void readRecord() throws IOException {
    envelope.records.begin(scanner.position());
    scanner.require('{');
    if (!scanner.take('}')) {
      do {
        readMember();
      } while (scanner.more('}'));
    }
    envelope.records.end(scanner.position());
  }

  private void readMember() throws IOException {
    int name = scanner.name();
    int from = scanner.position();
    scanner.value();
    Records records = envelope.records;
    if (stands(ID, name)) {
      boolean scalar = json[from] != '{' && json[from] != '[' && json[from] != 'n';
      records.ids[2 * records.count] = scalar ? from : 0;
      records.ids[2 * records.count + 1] = scalar ? scanner.position() : 0;
    } else if (stands(TIMESTAMP, name)) {
      records.times[records.count] = WireTime.millis(json, from, scanner.position());
    }
  }

  private boolean stands(byte[] name, int from) {
    return json[from + 1] == name[1]
        && scanner.position() - from > name.length
        && Arrays.equals(json, from, from + name.length, name, 0, name.length);
  }

  private @Nullable String scalar() throws IOException {
    int from = scanner.position();
    scanner.value();
    return text(json, from, scanner.position());
  }

  private long time() throws IOException {
    int from = scanner.position();
    scanner.value();
    return WireTime.millis(json, from, scanner.position());
  }

  /** The text of a scalar value that was walked over; null for anything else. */
  static @Nullable String text(byte[] json, int from, int to) throws IOException {
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

  private static String unescaped(byte[] json, int from, int to) throws IOException {
    try (JsonParser parser = FACTORY.createParser(json, from, to - from)) {
      parser.nextToken();
      return parser.getText();
    }
  }

  private static @Nullable Double number(@Nullable String text) {
    try {
      return text == null ? null : Double.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private void require(boolean condition, String message) throws IOException {
    if (!condition) {
      throw scanner.error(message);
    }
  }
}
