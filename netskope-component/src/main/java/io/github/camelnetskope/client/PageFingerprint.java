package io.github.camelnetskope.client;

import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * Identifies a page without keeping it, to recognize a page that is sent again: the number of its
 * records and 64 bits over their bytes and borders.
 *
 * <p>It covers the bytes and not the {@code _id}: a changed incident comes with the same {@code
 * _id}, and must not look like a page that is sent again.
 *
 * @param records of the page; 0 for an answer that cannot be read and was set aside
 * @param checksum CRC-32 in the upper, CRC-32C in the lower half
 */
public record PageFingerprint(int records, long checksum) {

  /** The inverse of {@link #toString()}. */
  public static PageFingerprint parse(String text) {
    int colon = text.indexOf(':');
    return new PageFingerprint(
        Integer.parseInt(text.substring(0, colon)),
        Long.parseUnsignedLong(text.substring(colon + 1), 16));
  }

  /** The fingerprint of an answer that cannot be read: over all of its bytes. */
  static PageFingerprint ofUnreadable(byte[] bytes, int length) {
    PageFingerprint whole = of(bytes, new int[] {0, length});
    return new PageFingerprint(0, whole.checksum());
  }

  static PageFingerprint of(byte[] json, int[] borders) {
    var crc32 = new CRC32();
    var crc32c = new CRC32C();
    for (int i = 0; i < borders.length; i += 2) {
      int length = borders[i + 1] - borders[i];
      crc32.update(json, borders[i], length);
      crc32.update(length);
      crc32c.update(json, borders[i], length);
      crc32c.update(length);
    }
    return new PageFingerprint(borders.length / 2, (crc32.getValue() << 32) | crc32c.getValue());
  }

  @Override
  public String toString() {
    return records + ":" + String.format(Locale.ROOT, "%016x", checksum);
  }
}
