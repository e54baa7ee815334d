package io.github.camelnetskope.client.http;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Bytes in several short pieces, which later answers can use again. Immutable until {@link
 * #giveBack()}. Thread-safe.
 */
public final class Pieces {
  public static final Pieces NONE = new Pieces(List.of());

  /** Empty after {@link #giveBack()}, so that nobody who still knows this keeps the memory. */
  private volatile List<ByteBuffer> pieces;

  private final int length;

  Pieces(List<ByteBuffer> pieces) {
    this.pieces = List.copyOf(pieces);
    this.length = pieces.stream().mapToInt(ByteBuffer::limit).sum();
  }

  /** One piece; the array must not be changed any more. */
  public static Pieces of(byte[] bytes) {
    return bytes.length == 0 ? NONE : new Pieces(List.of(ByteBuffer.wrap(bytes)));
  }

  public int length() {
    return length;
  }

  public boolean isEmpty() {
    return length == 0;
  }

  /** The byte at a position, from 0. */
  public byte at(int index) {
    int from = index;
    for (ByteBuffer piece : pieces) {
      if (from < piece.limit()) {
        return piece.get(from);
      }
      from -= piece.limit();
    }
    throw new IndexOutOfBoundsException(index);
  }

  /** All bytes in one array. It must not be changed: it may be that of the piece itself. */
  public byte[] array() {
    if (pieces.size() == 1 && pieces.get(0).hasArray() && pieces.get(0).array().length == length) {
      return pieces.get(0).array();
    }
    var whole = new byte[length];
    int to = 0;
    for (ByteBuffer piece : pieces) {
      piece.get(0, whole, to, piece.limit());
      to += piece.limit();
    }
    return whole;
  }

  /**
   * A stream of all bytes; {@code available()} gives the number of bytes left, as the reader of
   * gzip members needs it.
   */
  public InputStream stream() {
    return new Reading();
  }

  /** Lets later answers use the pieces. Nobody may read these bytes any more. */
  public void giveBack() {
    pieces.forEach(SparePieces::giveBack);
    pieces = List.of();
  }

  private final class Reading extends InputStream {
    private int piece;
    private int at;
    private int left = length;

    @Override
    public int read() {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) {
      if (left == 0) {
        return count == 0 ? 0 : -1;
      }
      if (at == pieces.get(piece).limit()) {
        piece++;
        at = 0;
      }
      ByteBuffer from = pieces.get(piece);
      int read = Math.min(count, from.limit() - at);
      from.get(at, target, offset, read);
      at += read;
      left -= read;
      return read;
    }

    @Override
    public int available() {
      return left;
    }
  }
}
