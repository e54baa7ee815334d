package io.github.camelnetskope.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Stands for the {@code _id} of an alert, whatever its length: the first 96 bits of its SHA-256.
 * Two different ones of a tenant that agree in them are not to be expected, ever.
 *
 * @param first 64 bits
 * @param rest 32 bits
 */
public record AlertId(long first, int rest) {
  /** Characters of its text. */
  static final int LENGTH = 16;

  private static final int BYTES = Long.BYTES + Integer.BYTES;

  /** Of an {@code _id}. */
  public static AlertId of(String id) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return of(ByteBuffer.wrap(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static AlertId of(ByteBuffer bytes) {
    return new AlertId(bytes.getLong(), bytes.getInt());
  }

  /** Reads what {@link #toString} gives. */
  static AlertId parse(String text) {
    byte[] bytes = Base64.getUrlDecoder().decode(text);
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("not of " + BYTES + " bytes");
    }
    return of(ByteBuffer.wrap(bytes));
  }

  @Override
  public String toString() {
    byte[] bytes = ByteBuffer.allocate(BYTES).putLong(first).putInt(rest).array();
    return Base64.getUrlEncoder().encodeToString(bytes);
  }
}
