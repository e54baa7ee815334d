package io.github.camelnetskope.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A short form of an alert's {@code _id} of any length: the first 96 bits of its SHA-256. In
 * practice no two ids of a tenant have the same short form.
 *
 * @param first 64 bits
 * @param rest 32 bits
 */
public record AlertId(long first, int rest) {
  /** The length of its text, in characters. */
  static final int LENGTH = 16;

  private static final int BYTES = Long.BYTES + Integer.BYTES;

  /** The short form of an {@code _id}. */
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

  /** Parses the result of {@link #toString}. */
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
