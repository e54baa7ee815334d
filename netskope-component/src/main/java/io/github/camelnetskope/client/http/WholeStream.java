package io.github.camelnetskope.client.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** All bytes of a stream, at the beginning of an array. */
public final class WholeStream {
  private static final int LEAST = 64 * 1024;

  /** The caller's, or a longer one that was made for it and is the caller's from then on. */
  private final byte[] array;

  private final int length;

  private WholeStream(byte[] array, int length) {
    this.array = array;
    this.length = length;
  }

  /**
   * Reads a stream to its end, with reads as long as possible.
   *
   * @param array to fill; if it is too short, a longer copy is used
   * @throws IOException of the stream, or when it has more than {@code maxBytes}
   */
  public static WholeStream read(InputStream in, byte[] array, int maxBytes) throws IOException {
    byte[] target = array;
    int length = 0;
    while (true) {
      int room = Math.min(target.length, maxBytes) - length;
      int read = in.readNBytes(target, length, room);
      length += read;
      int extra = read < room ? -1 : in.read();
      if (extra < 0) {
        return new WholeStream(target, length);
      }
      if (length >= maxBytes) {
        throw new IOException("the answer is longer than maxPageBytes=" + maxBytes);
      }
      target = Arrays.copyOf(target, (int) Math.min(maxBytes, 2L * length + LEAST));
      target[length++] = (byte) extra;
    }
  }

  /** An array that begins with the bytes; the content after them is undefined. */
  public byte[] array() {
    return array;
  }

  /** The number of bytes of the stream. */
  public int length() {
    return length;
  }

  /** An array of the bytes alone. */
  public byte[] bytes() {
    return array.length == length ? array : Arrays.copyOf(array, length);
  }
}
