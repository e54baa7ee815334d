package io.github.camelnetskope.client.http;

import io.github.camelnetskope.client.http.TransportException.Reached;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A body that is kept in memory. A compressed body is kept as received; another one is compressed
 * while it is received, as soon as it is long, so that each answer in hand is small. Guarded by the
 * lock of its exchange.
 */
final class KeptBody {
  private static final int LONG = 64 * 1024;

  private final int maxBytes;
  private final BufferReservation buffer;
  private final GrowingPieces kept;
  private long received;
  private @Nullable Gzip gzip;

  KeptBody(int maxBytes, BufferReservation buffer) {
    this.maxBytes = maxBytes;
    this.buffer = buffer;
    this.kept = new GrowingPieces(buffer);
  }

  /**
   * Sets the length in the head.
   *
   * @param length negative when the head does not give it
   */
  void expect(long length) throws TransportException {
    if (length > maxBytes) {
      throw tooLong();
    }
    kept.expect(Math.toIntExact(Math.max(0, length)));
  }

  /** Consumes all bytes of the buffer. */
  void add(ByteBuffer from) throws IOException {
    int length = from.remaining();
    if (from.hasArray()) {
      add(from.array(), from.arrayOffset() + from.position(), length);
      from.position(from.limit());
    } else {
      var bytes = new byte[length];
      from.get(bytes);
      add(bytes, 0, length);
    }
  }

  /** Consumes the first bytes of an array. */
  void add(byte[] bytes, int length) throws IOException {
    add(bytes, 0, length);
  }

  private void add(byte[] bytes, int offset, int length) throws IOException {
    received += length;
    if (received > maxBytes) {
      throw tooLong();
    }
    OutputStream target = gzip == null ? kept : gzip;
    target.write(bytes, offset, length);
    if (gzip == null && kept.length() > LONG && !kept.startsCompressed()) {
      compress();
    }
  }

  private void compress() throws IOException {
    Pieces plain = kept.take();
    gzip = new Gzip(kept);
    plain.stream().transferTo(gzip);
    plain.giveBack();
  }

  /** The complete body. */
  Pieces finish() throws IOException {
    if (gzip != null) {
      gzip.finish();
      discard();
    }
    Pieces whole = kept.take();
    buffer.shrink(whole.length());
    return whole;
  }

  /** No more bytes follow: frees the memory. */
  void discard() {
    if (gzip != null) {
      gzip.release();
    }
  }

  private TransportException tooLong() {
    return new TransportException(
        Reached.THE_ANSWER, "the answer is longer than maxPageBytes=" + maxBytes);
  }
}
