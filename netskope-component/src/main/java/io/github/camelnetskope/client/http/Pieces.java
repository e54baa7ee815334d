package io.github.camelnetskope.client.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * Bytes in several short arrays, which are easy for a garbage collector: G1 needs contiguous free
 * regions for an array of half a region or more, and a small heap may have none. Immutable until
 * {@link #giveBack()}.
 */
public final class Pieces {
  public static final Pieces NONE = new Pieces(List.of());

  private final List<byte[]> pieces;
  private final int length;

  Pieces(List<byte[]> pieces) {
    this.pieces = List.copyOf(pieces);
    this.length = pieces.stream().mapToInt(piece -> piece.length).sum();
  }

  /** One piece; the array must not be changed any more. */
  public static Pieces of(byte[] bytes) {
    return bytes.length == 0 ? NONE : new Pieces(List.of(bytes));
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
    for (byte[] piece : pieces) {
      if (from < piece.length) {
        return piece[from];
      }
      from -= piece.length;
    }
    throw new IndexOutOfBoundsException(index);
  }

  /** All bytes in one array. It must not be changed: it may be the piece itself. */
  public byte[] array() {
    if (pieces.size() == 1) {
      return pieces.get(0);
    }
    var whole = new byte[length];
    int to = 0;
    for (byte[] piece : pieces) {
      System.arraycopy(piece, 0, whole, to, piece.length);
      to += piece.length;
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

  /** Lets later answers use the arrays. Nobody may read these bytes any more. */
  public void giveBack() {
    pieces.forEach(SparePieces::giveBack);
  }

  void writeTo(OutputStream target) throws IOException {
    for (byte[] piece : pieces) {
      target.write(piece);
    }
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
      if (at == pieces.get(piece).length) {
        piece++;
        at = 0;
      }
      byte[] from = pieces.get(piece);
      int read = Math.min(count, from.length - at);
      System.arraycopy(from, at, target, offset, read);
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
