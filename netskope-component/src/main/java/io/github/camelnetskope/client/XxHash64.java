package io.github.camelnetskope.client;

/**
 * XXH64: 64 bits over bytes, the same on every platform. Fast; not cryptographic: colliding bytes
 * can be constructed.
 *
 * @see <a href="https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md">its
 *     specification</a>
 */
final class XxHash64 {
  private static final long PRIME_1 = 0x9E37_79B1_85EB_CA87L;
  private static final long PRIME_2 = 0xC2B2_AE3D_27D4_EB4FL;
  private static final long PRIME_3 = 0x1656_67B1_9E37_79F9L;
  private static final long PRIME_4 = 0x85EB_CA77_C2B2_AE63L;
  private static final long PRIME_5 = 0x27D4_EB2F_1656_67C5L;
  private static final int STRIPE = 4 * EightBytes.COUNT;

  private XxHash64() {}

  /** The hash of the bytes from one position to another. */
  static long of(byte[] bytes, int from, int to, long seed) {
    int length = to - from;
    int rest = to - length % STRIPE;
    long hash = length < STRIPE ? seed + PRIME_5 : stripes(bytes, from, rest, seed);
    return mixed(tail(bytes, rest, to, hash + length));
  }

  /** Four accumulators, each of which processes every fourth word. */
  private static long stripes(byte[] bytes, int from, int to, long seed) {
    long a = seed + PRIME_1 + PRIME_2;
    long b = seed + PRIME_2;
    long c = seed;
    long d = seed - PRIME_1;
    for (int i = from; i < to; i += STRIPE) {
      a = round(a, EightBytes.at(bytes, i));
      b = round(b, EightBytes.at(bytes, i + 8));
      c = round(c, EightBytes.at(bytes, i + 16));
      d = round(d, EightBytes.at(bytes, i + 24));
    }
    long hash =
        Long.rotateLeft(a, 1)
            + Long.rotateLeft(b, 7)
            + Long.rotateLeft(c, 12)
            + Long.rotateLeft(d, 18);
    return merged(merged(merged(merged(hash, a), b), c), d);
  }

  private static long round(long accumulator, long word) {
    return Long.rotateLeft(accumulator + word * PRIME_2, 31) * PRIME_1;
  }

  private static long merged(long hash, long accumulator) {
    return (hash ^ round(0, accumulator)) * PRIME_1 + PRIME_4;
  }

  /** The rest: words, then at most one half word, then bytes. */
  private static long tail(byte[] bytes, int from, int to, long hash) {
    int i = from;
    while (i + EightBytes.COUNT <= to) {
      long word = round(0, EightBytes.at(bytes, i));
      hash = Long.rotateLeft(hash ^ word, 27) * PRIME_1 + PRIME_4;
      i += EightBytes.COUNT;
    }
    if (i + EightBytes.COUNT / 2 <= to) {
      long half = EightBytes.half(bytes, i) * PRIME_1;
      hash = Long.rotateLeft(hash ^ half, 23) * PRIME_2 + PRIME_3;
      i += EightBytes.COUNT / 2;
    }
    for (; i < to; i++) {
      hash = Long.rotateLeft(hash ^ ((bytes[i] & 0xff) * PRIME_5), 11) * PRIME_1;
    }
    return hash;
  }

  private static long mixed(long hash) {
    hash = (hash ^ (hash >>> 33)) * PRIME_2;
    hash = (hash ^ (hash >>> 29)) * PRIME_3;
    return hash ^ (hash >>> 32);
  }
}
