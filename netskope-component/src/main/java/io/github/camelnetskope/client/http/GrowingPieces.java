package io.github.camelnetskope.client.http;

import io.github.camelnetskope.client.http.TransportException.Reached;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects {@link Pieces}, as long as there is memory for them. Confined to its exchange, whose
 * lock guards it.
 */
final class GrowingPieces extends OutputStream {
  private static final int SHORTEST = 4 * 1024;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final BufferReservation buffer;
  private final List<ByteBuffer> full = new ArrayList<>();

  /** Owned by this stream and, from its end on, by the {@link Pieces}. */
  private ByteBuffer piece = NOTHING;

  private int length;
  private int expected;

  GrowingPieces(BufferReservation buffer) {
    this.buffer = buffer;
  }

  /** A hint how many bytes may come in total. */
  void expect(int bytes) {
    expected = bytes;
  }

  int length() {
    return length;
  }

  /** Whether the bytes begin like a compressed body. */
  boolean startsCompressed() {
    ByteBuffer first = full.isEmpty() ? piece : full.get(0);
    return length > 1 && Gzip.starts(first.get(0), first.get(1));
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] from, int offset, int count) throws IOException {
    int done = 0;
    while (done < count) {
      if (!piece.hasRemaining()) {
        begin(Math.max(SHORTEST, length));
      }
      int part = Math.min(count - done, piece.remaining());
      piece.put(from, offset + done, part);
      length += part;
      done += part;
    }
  }

  /** Begins a piece: as long as all earlier ones, or as the expected rest, but limited. */
  private void begin(int asLongAs) throws IOException {
    int missing = expected > length ? expected - length : asLongAs;
    int size = Math.min(missing, SparePieces.LENGTH);
    if (!buffer.grow((long) length + size)) {
      throw new TransportException(
          Reached.THE_ANSWER, "the answer needs more than maxBufferedBytes leaves it");
    }
    if (length > 0) {
      full.add(piece.flip());
    }
    piece = size == SparePieces.LENGTH ? SparePieces.take() : ByteBuffer.allocate(size);
  }

  /**
   * Returns all bytes and resets itself: the connection may keep this object until it is used
   * again.
   */
  Pieces take() {
    if (piece.hasRemaining()) {
      full.add(ByteBuffer.allocate(piece.position()).put(piece.flip()).flip());
      SparePieces.giveBack(piece);
    } else if (length > 0) {
      full.add(piece.flip());
    }
    var taken = new Pieces(full);
    full.clear();
    piece = NOTHING;
    length = 0;
    expected = 0;
    return taken;
  }
}
