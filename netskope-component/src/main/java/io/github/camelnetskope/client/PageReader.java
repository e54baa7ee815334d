package io.github.camelnetskope.client;

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
  private static final Set<String> GOOD = Set.of("1", "1.0", "true");
  private static final byte[] ID = "\"_id\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TIMESTAMP = "\"timestamp\"".getBytes(StandardCharsets.US_ASCII);

  /** The content of a page other than its records. */
  static final class Envelope {
    @Nullable String ok;
    @Nullable Double waitSeconds;
    @Nullable String status;

    /** In milliseconds since 1970, or {@link WireTime#NONE}. */
    long highWaterMark = WireTime.NONE;

    @Nullable String lack = "no result";

    /** Whether there is an object or array outside of an array under result. */
    boolean holdsMore;

    /** Whether there is an array of objects outside of result. */
    boolean holdsObjects;

    PageRecords records = new PageRecords();

    /** Whether there may be records in another place, when result has none. */
    boolean mayHideRecords() {
      return lack == null ? records.count() == 0 && holdsObjects : holdsMore;
    }

    /** Whether the answer reports an error, so that it has no page. */
    boolean saysError() {
      boolean good = ok == null || GOOD.contains(ok);
      return !good || (lack != null && isStatusError());
    }

    private boolean isStatusError() {
      return "error".equalsIgnoreCase(status);
    }

    /** The member that reports the error. */
    String error() {
      return isStatusError() ? "status=" + status : "ok=" + ok;
    }
  }

  /** Owned by the {@link PageBody} that is read; only read here, and kept by no reader. */
  private final byte[] json;

  private final JsonScanner scanner;
  private final Envelope envelope = new Envelope();

  private PageReader(byte[] json, int length) {
    this.json = json;
    this.scanner = new JsonScanner(json, length);
  }

  /**
   * Reads a complete answer from the first bytes of an array.
   *
   * @throws IOException when it is not a single, complete JSON object
   */
  static Envelope read(byte[] json, int length) throws IOException {
    return new PageReader(json, length).read();
  }

  /**
   * Finds the records in the result of {@link EventPage#lines}.
   *
   * @throws IOException when the text has another form
   */
  static PageRecords readLines(byte[] lines) throws IOException {
    var reader = new PageReader(lines, lines.length);
    while (reader.scanner.peek() >= 0) {
      reader.readElement();
    }
    return reader.envelope.records;
  }

  private Envelope read() throws IOException {
    require(scanner.take('{'), "the answer is no JSON object");
    if (!scanner.take('}')) {
      do {
        readField();
      } while (scanner.more('}'));
    }
    require(scanner.peek() < 0, "something follows the JSON object");
    if (envelope.mayHideRecords() && !envelope.saysError()) {
      throw new IOException("no record under result, but something elsewhere: it may be records");
    }
    return envelope;
  }

  private void readField() throws IOException {
    int from = scanner.name();
    String name = TextReader.text(json, from, scanner.position());
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

  /**
   * Reads another member. If records are here instead of in the result, the answer must not count
   * as empty.
   */
  private void readOther() throws IOException {
    int from = scanner.position();
    scanner.value();
    byte first = firstWithin(from, scanner.position());
    envelope.holdsMore |= first != 0;
    envelope.holdsObjects |= json[from] == '[' && first == '{';
  }

  /** The first byte inside an object or array; 0 when it is empty. */
  private byte firstWithin(int from, int to) {
    int at = json[from] == '{' || json[from] == '[' ? from + 1 : to;
    while (at < to - 1 && json[at] <= ' ') {
      at++;
    }
    return at < to - 1 ? json[at] : 0;
  }

  private void readStatus() throws IOException {
    int from = scanner.position();
    readOther();
    envelope.status = TextReader.text(json, from, scanner.position());
  }

  private void readResult() throws IOException {
    if (scanner.peek() != '[') {
      if (envelope.lack != null) {
        envelope.lack = "a result that is no array";
      }
      readOther();
      return;
    }
    // If result occurs several times, all of its records count, so that none is lost.
    envelope.lack = null;
    scanner.require('[');
    if (!scanner.take(']')) {
      do {
        readElement();
      } while (scanner.more(']'));
    }
  }

  private void readElement() throws IOException {
    boolean object = scanner.peek() == '{';
    envelope.records.begin(scanner.position());
    var unused = scanner.sawOtherThanUtf8();
    if (object) {
      readRecord();
    } else {
      scanner.value();
    }
    envelope.records.end(scanner.position(), object && !scanner.sawOtherThanUtf8());
  }

  private void readRecord() throws IOException {
    scanner.require('{');
    if (!scanner.take('}')) {
      do {
        readMember();
      } while (scanner.more('}'));
    }
  }

  private void readMember() throws IOException {
    int name = scanner.name();
    int from = scanner.position();
    scanner.value();
    PageRecords records = envelope.records;
    if (stands(ID, name)) {
      boolean scalar = json[from] != '{' && json[from] != '[' && json[from] != 'n';
      records.id(scalar ? from : 0, scalar ? scanner.position() : 0);
    } else if (stands(TIMESTAMP, name)) {
      records.time(WireTime.millis(json, from, scanner.position()));
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
    return TextReader.text(json, from, scanner.position());
  }

  private long time() throws IOException {
    int from = scanner.position();
    scanner.value();
    return WireTime.millis(json, from, scanner.position());
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
