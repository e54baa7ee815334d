package io.github.camelnetskope.client.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Compresses with little effort: what is in memory for seconds need not be the smallest. Confined
 * to its exchange, which locks.
 */
final class Gzip extends GZIPOutputStream {
  private static final int BUFFER = 4096;

  Gzip(OutputStream target) throws IOException {
    super(target, BUFFER);
    def.setLevel(Deflater.BEST_SPEED);
  }

  /** Whether the body that begins with these two bytes is compressed. */
  static boolean starts(int first, int second) {
    return (first & 0xff) == 0x1f && (second & 0xff) == 0x8b;
  }

  /** Frees native memory. Nothing can be written after it. */
  void release() {
    def.end();
  }
}
