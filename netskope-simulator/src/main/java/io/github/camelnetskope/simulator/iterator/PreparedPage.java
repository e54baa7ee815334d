package io.github.camelnetskope.simulator.iterator;

/**
 * A page ready to be written. Shared between answers; its arrays are not to be changed.
 *
 * @param body as sent
 * @param gzip whether the body is compressed
 * @param contentHashes of each record's bytes, in the order of insertion
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PreparedPage(byte[] body, boolean gzip, long[] contentHashes) {

  private static final int OVERHEAD = 500;

  /** The approximate memory that it takes, in bytes. */
  long memory() {
    return OVERHEAD + body.length + (long) Long.BYTES * contentHashes.length;
  }
}
