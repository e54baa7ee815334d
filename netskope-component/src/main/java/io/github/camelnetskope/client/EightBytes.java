package io.github.camelnetskope.client;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Checks eight bytes of an array at once, as one number. */
final class EightBytes {
  static final int COUNT = Long.BYTES;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle HALF =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long TOPS = 0x8080_8080_8080_8080L;
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';
  private static final long BLANKS = ONES * ' ';

  private EightBytes() {}

  /** Reads eight bytes as a number; the first byte is the lowest. */
  static long at(byte[] bytes, int from) {
    return (long) WORD.get(bytes, from);
  }

  /** Reads four bytes as a number; never negative. */
  static long half(byte[] bytes, int from) {
    return (int) HALF.get(bytes, from) & 0xffff_ffffL;
  }

  /** 0 when no byte is a quote, a backslash or not ASCII; else see {@link #first}. */
  static long special(long word) {
    long quote = word ^ QUOTES;
    long backslash = word ^ BACKSLASHES;
    return ((quote - ONES) | (backslash - ONES) | word) & TOPS;
  }

  /** The position, from 0, of the first special byte of the eight. */
  static int first(long special) {
    return Long.numberOfTrailingZeros(special) >>> 3;
  }

  /** False when none of the bytes is a control character. */
  static boolean mayHoldControl(long word) {
    return ((word - BLANKS) & ~word & TOPS) != 0;
  }
}
