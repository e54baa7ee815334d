package io.github.camelnetskope.client;

import java.util.HexFormat;

/**
 * The key of a record for idempotent sinks: the same bytes always have the same key, on every node
 * and platform. A changed record has another key, even with the same {@code _id}.
 *
 * <p>Its format must not change: sinks keep keys for years.
 */
final class RecordKey {
  /** The seed for the second half of a key without an {@code _id}. */
  private static final long SECOND_SEED = 1;

  private static final HexFormat HEX = HexFormat.of();

  private RecordKey() {}

  /** The {@code _id}, a hyphen and 16 hexadecimal digits. */
  static String of(String id, byte[] page, int from, int to) {
    return id + "-" + digits(page, from, to, 0);
  }

  /** 32 hexadecimal digits. */
  static String of(byte[] page, int from, int to) {
    return digits(page, from, to, 0) + digits(page, from, to, SECOND_SEED);
  }

  private static String digits(byte[] page, int from, int to, long seed) {
    return HEX.toHexDigits(XxHash64.of(page, from, to, seed));
  }
}
