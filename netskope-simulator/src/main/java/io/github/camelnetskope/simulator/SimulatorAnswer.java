package io.github.camelnetskope.simulator;

import io.github.camelnetskope.simulator.iterator.Gzip;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the tenant answers. Immutable.
 *
 * @param status the HTTP status code
 * @param headers spelled as sent; looked up case-insensitively
 * @param body as sent, compressed when {@code Content-Encoding} says so; shared between answers,
 *     not to be changed
 * @param ending how the answer reaches the client
 * @param delay how long the tenant lets the client wait before the status line
 */
@SuppressWarnings("ArrayRecordComponent") // prepared pages are shared, never compared
public record SimulatorAnswer(
    int status, Map<String, String> headers, byte[] body, AnswerEnding ending, Duration delay) {

  private static final int WORTH_COMPRESSING = 512;

  /** Copies the headers. */
  public SimulatorAnswer {
    Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    headers = Collections.unmodifiableMap(copy);
  }

  /** A complete answer at once. */
  public static SimulatorAnswer of(int status, String contentType, byte[] body) {
    Map<String, String> headers =
        contentType.isEmpty() ? Map.of() : Map.of("Content-Type", contentType);
    return new SimulatorAnswer(status, headers, body, AnswerEnding.complete(), Duration.ZERO);
  }

  /** A complete JSON answer at once. */
  public static SimulatorAnswer json(int status, String json) {
    return of(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  /** The same answer with one header added or replaced. */
  public SimulatorAnswer header(String name, String value) {
    Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.remove(name);
    more.put(name, value);
    return new SimulatorAnswer(status, more, body, ending, delay);
  }

  /** The same answer with another body, which is not compressed. */
  public SimulatorAnswer plainBody(byte[] other) {
    Map<String, String> rest = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    rest.putAll(headers);
    rest.remove("Content-Encoding");
    return new SimulatorAnswer(status, rest, other, ending, delay);
  }

  /** The same answer with another status. */
  public SimulatorAnswer status(int other) {
    return new SimulatorAnswer(other, headers, body, ending, delay);
  }

  /** The same answer reaching the client in another way. */
  public SimulatorAnswer ending(AnswerEnding other) {
    return new SimulatorAnswer(status, headers, body, other, delay);
  }

  /** The same answer later. */
  public SimulatorAnswer delayed(Duration other) {
    return new SimulatorAnswer(status, headers, body, ending, other);
  }

  /** The same answer, compressed if it is large enough and not compressed yet. */
  public SimulatorAnswer gzipped() {
    if (isGzip() || body.length < WORTH_COMPRESSING) {
      return this;
    }
    return new SimulatorAnswer(status, headers, Gzip.compress(body, body.length), ending, delay)
        .header("Content-Encoding", "gzip");
  }

  /** The value of a header. */
  public Optional<String> headerValue(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** Whether the body is compressed. */
  public boolean isGzip() {
    return "gzip".equals(headers.get("Content-Encoding"));
  }

  /** The whole body, decompressed; independent of the ending. */
  public byte[] content() {
    return isGzip() ? Gzip.decompress(body) : body;
  }

  /** {@link #content()} as text. */
  public String text() {
    return new String(content(), StandardCharsets.UTF_8);
  }
}
