package io.github.camelnetskope.client.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Compresses with the fastest setting, since the bytes are in memory only for seconds. Guarded by
 * the lock of its exchange.
 */
final class Gzip extends GZIPOutputStream {
  private static final int BUFFER = 4096;

  Gzip(OutputStream target) throws IOException {
    super(target, BUFFER);
    def.setLevel(Deflater.BEST_SPEED);
  }

  /** Whether a body with these first two bytes is compressed. */
  static boolean starts(int first, int second) {
    return (first & 0xff) == 0x1f && (second & 0xff) == 0x8b;
  }

  /** Frees native memory. Nothing can be written afterwards. */
  void release() {
    def.end();
  }
}
