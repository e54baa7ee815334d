package io.github.camelnetskope.simulator.http;

import io.github.camelnetskope.simulator.SimulatorRequest;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads requests of HTTP/1.1 from one connection. */
final class RequestReader {

  private static final int MAX_LINE = 1 << 16;
  private static final int MAX_BODY = 64 << 20;

  private final InputStream in;
  private final OutputStream out;
  private boolean keepsAlive = true;

  /** Needs the output to send {@code 100 Continue}. */
  RequestReader(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** The next request; empty when the client has closed the connection. */
  @Nullable SimulatorRequest next() throws IOException {
    String start = line();
    while (start != null && start.isEmpty()) {
      start = line();
    }
    if (start == null) {
      return null;
    }
    String[] words = start.split(" ", 3);
    if (words.length < 3 || !words[2].startsWith("HTTP/1.")) {
      throw new IOException("Not a request line of HTTP/1.1");
    }
    Map<String, String> headers = headers();
    String connection = headers.getOrDefault("Connection", "");
    keepsAlive = !connection.equalsIgnoreCase("close") && words[2].equals("HTTP/1.1");
    return SimulatorRequest.of(words[0], words[1], headers, body(headers));
  }

  /** Whether the client wants to send another request on this connection. */
  boolean keepsAlive() {
    return keepsAlive;
  }

  private Map<String, String> headers() throws IOException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = required(); !line.isEmpty(); line = required()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(line.substring(0, colon).trim(), line.substring(colon + 1).trim());
      }
    }
    return headers;
  }

  private byte[] body(Map<String, String> headers) throws IOException {
    if ("100-continue".equalsIgnoreCase(headers.get("Expect"))) {
      out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }
    if ("chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"))) {
      return chunks();
    }
    return exactly(length(headers.getOrDefault("Content-Length", "0"), 10));
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    while (true) {
      int length = length(required().split(";", 2)[0].trim(), 16);
      if (length == 0) {
        headers(); // trailers are ignored
        return body.toByteArray();
      }
      body.write(exactly(length));
      required();
    }
  }

  private static int length(String text, int radix) throws IOException {
    try {
      int length = Integer.parseInt(text, radix);
      if (length >= 0 && length <= MAX_BODY) {
        return length;
      }
      throw new IOException("Body of " + length + " bytes");
    } catch (NumberFormatException e) {
      throw new IOException("Not a length", e);
    }
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("Body ended early");
    }
    return bytes;
  }

  private String required() throws IOException {
    String line = line();
    if (line == null) {
      throw new EOFException("Request ended early");
    }
    return line;
  }

  private @Nullable String line() throws IOException {
    var line = new ByteArrayOutputStream(128);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return null;
      }
      if (line.size() > MAX_LINE) {
        throw new IOException("Line too long");
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}
