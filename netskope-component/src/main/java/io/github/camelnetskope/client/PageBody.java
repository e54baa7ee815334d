package io.github.camelnetskope.client;

import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.WholeStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a page: as JSON while it is being delivered, compressed while it waits. A page of
 * 10,000 records is some 20 MB, and a tenth of that compressed.
 */
final class PageBody {
  static final PageBody EMPTY = new PageBody(null, new byte[0], 0);

  private static final int GZIP_TRAILER = 4;
  private static final int CHUNK = 64 * 1024;

  private byte @Nullable [] compressed;
  private byte @Nullable [] json;
  private int length;
  private final int maxBytes;

  private PageBody(byte @Nullable [] compressed, byte @Nullable [] json, int maxBytes) {
    this.compressed = compressed;
    this.json = json;
    this.length = json == null ? 0 : json.length;
    this.maxBytes = maxBytes;
  }

  static PageBody of(ApiResponse response, int maxBytes) {
    return response.gzipped()
        ? new PageBody(response.body(), null, maxBytes)
        : new PageBody(null, response.body(), maxBytes);
  }

  /**
   * The page as JSON text: the first {@link #length()} bytes.
   *
   * @throws IOException when the body is no whole gzip stream, or longer than allowed
   */
  byte[] read() throws IOException {
    if (json == null) {
      json = inflate(Objects.requireNonNull(compressed));
    }
    return json;
  }

  /** An array of exactly the text, for readers that take no length. */
  byte[] text() throws IOException {
    byte[] read = read();
    return read.length == length ? read : Arrays.copyOf(read, length);
  }

  /** The page as JSON text, once {@link #read()} has succeeded. */
  byte[] json() {
    try {
      return read();
    } catch (IOException e) {
      throw new UncheckedIOException("a page that was read before cannot be read again", e);
    }
  }

  /** How long the JSON text is, once it was read. */
  int length() {
    return length;
  }

  /** Keeps the page small until it is wanted again. Somebody may still read what was there. */
  void park() {
    if (compressed == null && json != null) {
      compressed = deflate(json);
    }
    json = null;
  }

  /** Nobody reads the page at the moment. */
  void release() {
    if (compressed != null && json != null) {
      PageBuffers.giveBack(json);
      json = null;
    }
  }

  private byte[] inflate(byte[] gzip) throws IOException {
    byte[] target = PageBuffers.take(expectedLength(gzip, maxBytes));
    try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip), CHUNK)) {
      var whole = WholeStream.read(in, target, maxBytes);
      length = whole.length();
      return whole.array();
    }
  }

  /** A gzip stream ends with the length of what is in it. It may lie, so it is only a hint. */
  private static int expectedLength(byte[] gzip, int maxBytes) {
    if (gzip.length < GZIP_TRAILER) {
      return CHUNK;
    }
    long length = 0;
    for (int i = 1; i <= GZIP_TRAILER; i++) {
      length = (length << 8) | (gzip[gzip.length - i] & 0xff);
    }
    long most = Math.min(maxBytes, 1100L * gzip.length + CHUNK);
    return (int) Math.max(1, Math.min(length, most));
  }

  private static byte[] deflate(byte[] json) {
    var bytes = new ByteArrayOutputStream(json.length / 8 + CHUNK);
    try (var out = new GZIPOutputStream(bytes, CHUNK)) {
      out.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
