package io.github.camelnetskope.client;

import java.util.HexFormat;

/**
 * The key of a record for idempotent sinks: the same each time the same bytes come, whoever reads
 * them and on whatever platform. A record that has changed comes under a key of its own, also when
 * its {@code _id} is the same.
 *
 * <p>Its form does not change: sinks keep keys for years.
 */
final class RecordKey {
  /** Of the second half of a key that has no {@code _id} to stand beside. */
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
