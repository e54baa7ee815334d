package io.github.camelnetskope.simulator.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of bytes whose content can be read without copying. Not thread-safe. */
public final class ByteSink {

  private byte[] bytes;
  private int length;

  /** A sink with room for {@code capacity} bytes before it has to grow. */
  public ByteSink(int capacity) {
    bytes = new byte[Math.max(16, capacity)];
  }

  /** The backing array; valid up to {@link #length()} and until the next write. */
  public byte[] array() {
    return bytes;
  }

  /** The number of bytes written. */
  public int length() {
    return length;
  }

  /** Appends one ASCII character. */
  public void ascii(char character) {
    room(1);
    bytes[length++] = (byte) character;
  }

  /** Appends all of {@code source}. */
  public void bytes(byte[] source) {
    room(source.length);
    System.arraycopy(source, 0, bytes, length, source.length);
    length += source.length;
  }

  /** Appends {@code text} as UTF-8. */
  public void text(String text) {
    bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Appends 16 lower-case hexadecimal digits. */
  public void hex16(long value) {
    room(16);
    for (int shift = 60; shift >= 0; shift -= 4) {
      bytes[length++] = (byte) Character.forDigit((int) (value >>> shift) & 0xf, 16);
    }
  }

  /** Appends 8 lower-case hexadecimal digits. */
  public void hex8(int value) {
    room(8);
    for (int shift = 28; shift >= 0; shift -= 4) {
      bytes[length++] = (byte) Character.forDigit((value >>> shift) & 0xf, 16);
    }
  }

  /** Appends a number that is not negative, with leading zeros up to {@code width} digits. */
  public void decimal(long value, int width) {
    int digits = Math.max(width, digitsOf(value));
    room(digits);
    long rest = value;
    for (int at = length + digits - 1; at >= length; at--) {
      bytes[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
  }

  /** A copy of what was written. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  private static int digitsOf(long value) {
    int digits = 1;
    for (long rest = value; rest >= 10; rest /= 10) {
      digits++;
    }
    return digits;
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
