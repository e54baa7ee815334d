package io.github.camelnetskope.client.http;

import io.github.camelnetskope.client.http.TransportException.Reached;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A body that is kept in memory. One that comes compressed is kept as it comes; one that does not
 * is compressed on arrival as soon as it is long, so that each answer in hand is small. Confined to
 * its exchange, which locks.
 */
final class KeptBody {
  private static final int FIRST = 4 * 1024;
  private static final int LONG = 64 * 1024;

  /** So much is taken at once when the head says that it will come; it need not be true. */
  private static final int BELIEVED = 8 * 1024 * 1024;

  private final int maxBytes;
  private final Kept kept;
  private long received;
  private @Nullable Gzip gzip;

  KeptBody(int maxBytes, BufferReservation buffer) {
    this.maxBytes = maxBytes;
    this.kept = new Kept(buffer);
  }

  /**
   * What the head says of the length.
   *
   * @param length negative when it says nothing
   */
  void expect(long length) throws TransportException {
    if (length > maxBytes) {
      throw tooLong();
    }
    kept.expected = Math.toIntExact(Math.max(0, length));
  }

  /** Takes all that the buffer has. */
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

  /** Takes the first bytes of an array. */
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
    if (gzip == null && kept.length > LONG && !Gzip.starts(kept.bytes, 0, kept.length)) {
      compress();
    }
  }

  private void compress() throws IOException {
    byte[] plain = kept.bytes;
    int length = kept.length;
    kept.restart();
    gzip = new Gzip(kept);
    gzip.write(plain, 0, length);
  }

  /** The whole body, in an array of its length. */
  byte[] finish() throws IOException {
    if (gzip != null) {
      gzip.finish();
      discard();
    }
    byte[] whole =
        kept.length == kept.bytes.length ? kept.bytes : Arrays.copyOf(kept.bytes, kept.length);
    kept.restart(); // the connection may hold this body until it is used again
    kept.buffer.shrink(whole.length);
    return whole;
  }

  /** Nothing more comes. */
  void discard() {
    if (gzip != null) {
      gzip.release();
    }
  }

  private TransportException tooLong() {
    return new TransportException(
        Reached.THE_ANSWER, "the answer is longer than maxPageBytes=" + maxBytes);
  }

  /** An array that grows, if there is memory for it. */
  private static final class Kept extends OutputStream {
    private final BufferReservation buffer;
    private byte[] bytes = new byte[0];
    private int length;
    private int expected;

    Kept(BufferReservation buffer) {
      this.buffer = buffer;
    }

    void restart() {
      bytes = new byte[0];
      length = 0;
      expected = 0;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int count) throws IOException {
      if (count > bytes.length - length) {
        boolean staysAsItIs =
            length == 0 ? Gzip.starts(from, offset, count) : Gzip.starts(bytes, 0, length);
        grow((long) length + count, staysAsItIs ? BELIEVED : 0);
      }
      System.arraycopy(from, offset, bytes, length, count);
      length += count;
    }

    /** To the double, or to what is believed of the length that the head gave; not beyond it. */
    private void grow(long needed, long believed) throws IOException {
      long twice = Math.max(FIRST, 2L * bytes.length);
      long most = expected > 0 ? Math.min(Math.max(twice, believed), expected) : twice;
      long size = Math.min(Math.max(needed, most), Integer.MAX_VALUE - 8);
      if (size < needed || !buffer.grow(size)) {
        throw new TransportException(
            Reached.THE_ANSWER, "the answer needs more than maxBufferedBytes leaves it");
      }
      bytes = Arrays.copyOf(bytes, (int) size);
    }
  }
}
