package io.github.camelnetskope.simulator.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Deterministic bit mixing: the source of every "random" choice and of content hashes. */
public final class Mix {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Mix() {}

  /** A one-to-one scrambling of 64 bits: different inputs give different outputs. */
  public static long scramble(long value) {
    long mixed = value + GOLDEN;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /** A number from 0 to {@code bound} - 1. */
  public static int below(int bound, long value) {
    return (int) Long.remainderUnsigned(scramble(value), bound);
  }

  /** A 64-bit hash of a range of bytes. Not cryptographic. */
  public static long hash(byte[] bytes, int offset, int length) {
    long hash = length * GOLDEN;
    int at = offset;
    int end = offset + length;
    for (; at + 8 <= end; at += 8) {
      hash = (hash ^ (long) LONGS.get(bytes, at)) * 0xff51afd7ed558ccdL;
      hash ^= hash >>> 32;
    }
    for (; at < end; at++) {
      hash = (hash ^ bytes[at]) * 0xff51afd7ed558ccdL;
      hash ^= hash >>> 29;
    }
    return scramble(hash);
  }

  /** The hash of all of {@code bytes}. */
  public static long hash(byte[] bytes) {
    return hash(bytes, 0, bytes.length);
  }
}
