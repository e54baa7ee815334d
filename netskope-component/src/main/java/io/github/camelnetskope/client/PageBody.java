package io.github.camelnetskope.client;

import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.Pieces;
import io.github.camelnetskope.client.http.WholeStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an answer: as received, and as JSON while it is being delivered. A page of 10,000
 * records has about 20 MB, compressed about 2 MB; the transport compresses long answers.
 * Thread-safe.
 */
final class PageBody {
  static final PageBody EMPTY = new PageBody(Pieces.NONE, false, 0);

  private static final int GZIP_TRAILER = 4;
  private static final int CHUNK = 64 * 1024;
  private static final int SMALL_RECEIVED = 16 * 1024;
  private static final int SMALL_JSON = 64 * 1024;

  /** Owned by this page until {@link #done}, and never changed. Guarded by this object. */
  private @Nullable Pieces received;

  private final boolean gzipped;
  private final int maxBytes;

  /**
   * The JSON text; the array may be longer, with any bytes after the text. Taken from {@link
   * PageBuffers} and owned by this page from {@link #read} to {@link #release} or {@link #park}:
   * until then record views may read it.
   */
  private volatile byte @Nullable [] json;

  private volatile int length;

  private PageBody(Pieces received, boolean gzipped, int maxBytes) {
    this.received = received;
    this.gzipped = gzipped;
    this.maxBytes = maxBytes;
    if (!gzipped) {
      json = received.array();
      length = received.length();
    }
  }

  static PageBody of(ApiResponse response, int maxBytes) {
    return new PageBody(response.body(), response.gzipped(), maxBytes);
  }

  /** A page of JSON text; the array must not be changed any more. */
  static PageBody of(byte[] json) {
    return new PageBody(Pieces.of(json), false, json.length);
  }

  /** Whether an answer is so small that it may be unpacked at once, without waiting for a turn. */
  static boolean isSmall(ApiResponse response) {
    Pieces body = response.body();
    return body.length() <= SMALL_RECEIVED
        && (!response.gzipped() || expectedLength(body, Integer.MAX_VALUE) <= SMALL_JSON);
  }

  /**
   * The page as JSON text: the first {@link #length()} bytes.
   *
   * @throws IOException when the body is not a complete gzip stream, or is longer than allowed
   */
  byte[] read() throws IOException {
    byte[] there = json;
    return there == null ? unpack() : there;
  }

  private synchronized byte[] unpack() throws IOException {
    byte[] there = json;
    if (there == null) {
      if (received == null) {
        throw new IllegalStateException("the page is done");
      }
      there = inflate(received);
      json = there;
    }
    return there;
  }

  /** The text in an array of exactly its length, for readers without a length parameter. */
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

  /** The length of the JSON text, once it was read. */
  int length() {
    return length;
  }

  /**
   * Drops the unpacked JSON and keeps the compressed form; it is unpacked again when it is read.
   * Record views may still be in use, so the array does not go back to the pool.
   */
  synchronized void park() {
    if (gzipped) {
      json = null;
    }
  }

  /** Returns the buffer to the pool. No record view may be in use. */
  synchronized void release() {
    byte[] there = json;
    if (gzipped && there != null) {
      json = null;
      PageBuffers.giveBack(there);
    }
  }

  /** Gives all memory back. The page cannot be read any more, and no record view may be in use. */
  synchronized void done() {
    release();
    if (gzipped && received != null) {
      received.giveBack();
      received = null;
    }
  }

  private byte[] inflate(Pieces gzip) throws IOException {
    byte[] target = PageBuffers.take(expectedLength(gzip, maxBytes));
    int buffer = Math.max(1, Math.min(CHUNK, gzip.length()));
    try (var in = new GZIPInputStream(gzip.stream(), buffer)) {
      var whole = WholeStream.read(in, target, maxBytes);
      length = whole.length();
      return whole.array();
    }
  }

  /** The length at the end of a gzip stream. It may be wrong, so it is only a hint. */
  private static int expectedLength(Pieces gzip, int maxBytes) {
    if (gzip.length() < GZIP_TRAILER) {
      return CHUNK;
    }
    long length = 0;
    for (int i = 1; i <= GZIP_TRAILER; i++) {
      length = (length << 8) | (gzip.at(gzip.length() - i) & 0xff);
    }
    long most = Math.min(maxBytes, 1100L * gzip.length() + CHUNK);
    return (int) Math.max(1, Math.min(length, most));
  }
}
